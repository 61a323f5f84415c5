/** Gathers what a run left behind, after it drained. Partners first: what they got is then certainly known to the database. */
import { createHash } from 'node:crypto';
import type { Received } from '../../apps/proefomgeving/src/ketenpartners/control';
import type { Mode } from '../../apps/proefomgeving/src/ketenpartners/control-bodies';
import { allowedBy } from '../support/canary';
import { shippedFor } from '../support/policies';
import type { Driver } from './driver';
import type { Arrival, Facts, JournalRow, Liveness, MailSeen, OutboxRow, TermijnRow } from './facts';
import { fingerprints } from './fingerprints';
import { readHistory } from './history';
import { leaksIn } from './leaks';
import { markersOf, type Markers } from './message';
import type { World } from './world';

/** In these a partner takes what it gets; in all others it does nothing with it. */
const takes: readonly Mode[] = ['normal', 'slow', 'reset', 'duplicate', 'late'];
const partners = ['rvdk', 'politie'] as const;

const found = (text: string, markers: Markers): string[] =>
  Object.entries(markers)
    .filter(([, marker]: [string, string]) => text.includes(marker))
    .map(([veld]) => veld);

function arrivalOf(partner: string, { bodyBase64, mode }: Received, markers: Markers): Arrival {
  const bytes = Buffer.from(bodyBase64, 'base64');
  const text = bytes.toString('utf8');
  return {
    partner,
    verzending: /:referentienummer>([^<]+)</.exec(text)?.[1] ?? '',
    digest: createHash('sha256').update(bytes).digest('hex'),
    verwerkt: takes.includes(mode),
    velden: found(text, markers),
  };
}

async function arrivals({ hub }: World, markers: Markers): Promise<Arrival[]> {
  const all = partners.map(async (partner) => {
    const received = (await (await fetch(`${hub.run.partners[partner].control}/received`)).json()) as Received[];
    return received.map((one) => arrivalOf(partner, one, markers));
  });
  return (await Promise.all(all)).flat();
}

async function mails({ hub }: World, markers: Markers): Promise<MailSeen[]> {
  return (await hub.mails()).map(({ to, raw }) => ({
    messageId: /^message-id:\s*(\S+)/im.exec(raw)?.[1] ?? '',
    to: to.join(' '),
    velden: found(raw, markers),
  }));
}

type Asked = Pick<Facts, 'sent' | 'steps' | 'forged' | 'attempts' | 'unknown'>;

/** Only what was answered; the file itself may be long. */
async function asked(path: string): Promise<Asked> {
  const receipts = new Map<string, Set<string>>();
  const steps: string[] = [];
  const forged: string[] = [];
  let [attempts, unknown] = [0, 0];
  for await (const { op, ref, outcome, id } of readHistory(path)) {
    if (op === 'melding') attempts += 1;
    if (outcome === 'unknown') unknown += 1;
    if (outcome !== 'ok') continue;
    if (op === 'vervalsing') forged.push(ref);
    else if (op === 'melding' && id) receipts.set(ref, (receipts.get(ref) ?? new Set()).add(id));
    else if (id) steps.push(id);
  }
  return { sent: [...receipts].map(([ref, ids]) => ({ ref, ids: [...ids] })), steps, forged, attempts, unknown };
}

const journal = ({ hub }: World): Promise<JournalRow[]> =>
  hub.sql<JournalRow>(`
    select j.id::text, j.soort, j.status, j.casus_id::text as casus, encode(j.vingerafdruk, 'hex') as vingerafdruk,
      g.bericht_id is not null as gezien, (select count(*)::int from wekkers w where w.bericht_id = j.id and w.gesloten_op is null) as wekkers
    from journal j left join gezien g on g.bericht_id = j.id and g.verwerker = 'afhandeling'`);

const outbox = ({ hub }: World): Promise<OutboxRow[]> =>
  hub.sql<OutboxRow>(`
    select o.id::text, o.casus_id::text as casus, ontvanger, kanaal, o.soort, onderwerp, revisie, status,
      coalesce(status = 'verzendend' and lease_tot < clock_timestamp() - interval '15 seconds', false) as verlopen,
      (select count(*)::int from wekkers w where w.bericht_id = o.id and w.gesloten_op is null) as wekkers
    from outbox o`);

async function termijnen({ hub }: World, ids: readonly string[]): Promise<TermijnRow[]> {
  const rows = await hub.sql<{ id: string; uiterlijk: Date; afgegaan: Date | null; berichten: number }>(
    `select t.id::text, t.uiterlijk, t.afgegaan_op as afgegaan, (select count(*)::int from journal j
       where j.soort = 'verstreken-termijn' and j.casus_id = t.casus_id) as berichten
     from termijnen t where t.id = any($1::uuid[])`,
    [ids],
  );
  return rows.map((row) => ({ ...row, uiterlijk: row.uiterlijk.getTime(), afgegaan: row.afgegaan?.getTime() }));
}

async function audit({ hub }: World): Promise<Facts['audit']> {
  const { code, out, err } = await hub.cli('audit', 'verify', '--json');
  return { heel: code === 0, bevindingen: code === 0 ? [] : [out.slice(0, 500), err.slice(0, 500)] };
}

const allowed = (): Map<string, ReadonlySet<string>> =>
  new Map([...partners.map((name) => [name, allowedBy(shippedFor(name))] as const), ['mail', new Set<string>()]]);

export interface Run {
  readonly world: World;
  readonly driver: Driver;
  readonly historyPath: string;
  readonly seed: number;
  readonly reports: number;
  /** Of terms that had to fire. */
  readonly termijnen: readonly string[];
  readonly liveness: Liveness;
}

export async function collect({ world, driver, historyPath, seed, reports, termijnen: due, liveness }: Run): Promise<Facts> {
  const markers = markersOf(seed);
  const outside = { arrivals: await arrivals(world, markers), mails: await mails(world, markers) };
  return {
    ...(await asked(historyPath)),
    ...outside,
    vingerafdrukken: await fingerprints(world, seed, reports),
    journal: await journal(world),
    casussen: await world.hub.sql('select id::text, meldingen::text[] from casussen'),
    outbox: await outbox(world),
    tooEarly: driver.tooEarly,
    termijnen: await termijnen(world, due),
    audit: await audit(world),
    leaks: await leaksIn(world, Object.values(markers) as string[]),
    allowed: allowed(),
    liveness,
  };
}
