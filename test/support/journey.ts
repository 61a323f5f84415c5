/** The steps of the road of a report, each as the one who takes it does: by HTTP, and waiting for what the hub makes of it. */
import { randomUUID } from 'node:crypto';
import type { Casus } from '@schakel/domain';
import { buildVtMelding, type Betrokken, type VtMeldingOpties } from '../fixtures/vt-melding.cjs';
import { persona } from '../fixtures/personas';
import type { Answers } from '../../apps/proefomgeving/src/ketenpartners/control-bodies';
import type { Received } from '../../apps/proefomgeving/src/ketenpartners/control';
import { eventually } from './eventually';
import type { Answer } from './hub-client';
import type { TestHub } from './test-hub';

export interface Receipt {
  readonly id: string;
  readonly ontvangenOp: string;
  readonly status: string;
  readonly twijfel?: readonly string[];
}

/** An overdracht as its team sees it. */
export interface Overdracht {
  readonly id: string;
  readonly status: string;
  readonly team: string;
  readonly revisie: number;
  readonly uiterlijk: string;
  readonly dringend: boolean;
  readonly kop: { readonly gemeente: string; readonly personen: readonly Record<string, unknown>[] };
  readonly inhoud?: { readonly samenvatting: string; readonly personen: readonly Record<string, unknown>[] };
}

export const noodzaak = 'Zonder dit te weten is de veiligheid van de kinderen niet te beoordelen.';
export const samenvatting = 'Eigen samenvatting van Veilig Thuis.';
const reden = 'beoordeling van de melding';

export const betrokken = (...ids: readonly string[]): Betrokken[] => ids.map((id) => ({ persoon: persona(id) }));

/** A household in Huizen and an adult in Hilversum. */
export const drieBetrokkenen = betrokken('moeder-huizen', 'dochter-huizen', 'volwassene-hilversum');

/** A report with a reference of its own, ready to be posted. */
export const melding = (more: Partial<VtMeldingOpties> = {}): string =>
  buildVtMelding({ referentienummer: randomUUID(), personen: drieBetrokkenen, ...more });

export const xml = { type: 'application/xml' } as const;

/** The answer as what it should be; says what it is when the status is another. */
export function expectStatus(answer: Answer, status: number): unknown {
  expect({ status: answer.status, problem: answer.status === status ? undefined : answer.json }).toEqual({ status, problem: undefined });
  return answer.json;
}

/** The police report; resolves with the receipt. */
export async function report(hub: TestHub, body: string | Buffer = melding()): Promise<Receipt> {
  const politie = await hub.partij('politie-mn');
  return expectStatus(await politie.post('/v1/meldingen', body, xml), 202) as Receipt;
}

/** The casus that a report led to, as soon as it is there. */
export async function casusOf(hub: TestHub, bericht: string, timeoutMs = 20_000): Promise<string> {
  return eventually(
    async () => {
      const [row] = await hub.sql<{ casus_id: string | null; status: string }>('select casus_id, status from journal where id = $1', [
        bericht,
      ]);
      expect(row?.status).toBe('afgehandeld');
      return String(row?.casus_id);
    },
    timeoutMs,
    100,
  );
}

/** The whole file, as a worker opens it. */
export async function openCasus(hub: TestHub, id: string): Promise<Casus> {
  const medewerker = await hub.user('v.vermeer');
  return expectStatus(await medewerker.get(`/v1/casussen/${id}`, { reden }), 200) as Casus;
}

/** The file once it is as `holds` asserts. */
export const casusOnce = (hub: TestHub, id: string, holds: (casus: Casus) => void, timeoutMs = 20_000): Promise<Casus> =>
  eventually(
    async () => {
      const casus = await openCasus(hub, id);
      holds(casus);
      return casus;
    },
    timeoutMs,
    150,
  );

/** What the RvdK knows of whom, by persona. Replaces what it knew. */
export async function rvdkKnows(hub: TestHub, known: Readonly<Record<string, Answers[string]>>): Promise<void> {
  const answers = Object.fromEntries(Object.entries(known).map(([id, answer]) => [persona(id).bsn, answer]));
  await fetch(`${hub.run.partners.rvdk.control}/answers`, { method: 'PUT', body: JSON.stringify(answers) });
}

/** What a partner received, with the body as text. */
export async function receivedBy(
  hub: TestHub,
  partner: 'rvdk' | 'politie' | 'alarm',
): Promise<readonly (Received & { readonly body: string })[]> {
  const all = (await (await fetch(`${hub.run.partners[partner].control}/received`)).json()) as Received[];
  return all.map((one) => ({ ...one, body: Buffer.from(one.bodyBase64, 'base64').toString('utf8') }));
}

/** A worker confirms every proposed question. */
export async function askAll(hub: TestHub, casus: Casus, why = noodzaak): Promise<void> {
  const medewerker = await hub.user('v.vermeer');
  const vragen = casus.voorstelVragen.map(({ partner, persoon }) => ({ partner, persoon, noodzaak: why }));
  expectStatus(await medewerker.post(`/v1/casussen/${casus.id}/vragen`, { versie: casus.versie, vragen }), 202);
}

const waits = ['gesteld', 'casusinformatie-gevraagd'];

/** The file once no question waits for its answer. */
export const answered = (hub: TestHub, id: string): Promise<Casus> =>
  casusOnce(hub, id, ({ vragen }) => {
    expect(vragen).not.toEqual([]);
    expect(vragen.filter(({ status }) => waits.includes(status))).toEqual([]);
  });

export async function note(hub: TestHub, casus: Casus, onderwerp: 'contactmoment' | 'anonimiteit-toegezegd'): Promise<Casus> {
  const medewerker = await hub.user('v.vermeer');
  expectStatus(await medewerker.post(`/v1/casussen/${casus.id}/notities`, { versie: casus.versie, onderwerp }), 202);
  return casusOnce(hub, casus.id, ({ notities }) => {
    expect(notities.map((one) => one.onderwerp)).toContain(onderwerp);
  });
}

/** Who lives in the same place goes together. */
export function perWoonplaats({ personen }: Casus): { personen: string[] }[] {
  const places = new Map<string, string[]>();
  for (const { id, aard, formeelAdres } of personen) {
    const place = formeelAdres?.woonplaats ?? '';
    if (aard === 'directbetrokkene') places.set(place, [...(places.get(place) ?? []), id]);
  }
  return [...places.values()].map((ids) => ({ personen: ids }));
}

export const overdrachtsbesluit = (casus: Casus) => ({
  versie: casus.versie,
  uitkomst: 'overdracht',
  deelcasussen: perWoonplaats(casus),
  aard: ['03'],
  samenvatting,
});

export async function decide(hub: TestHub, id: string, besluit: object): Promise<Answer> {
  const medewerker = await hub.user('v.vermeer');
  return medewerker.post(`/v1/casussen/${id}/vervolgbesluit`, besluit);
}

/** Decides to hand over, and resolves with the file in which every deelcasus is offered. */
export async function handOver(hub: TestHub, casus: Casus, more: object = {}): Promise<Casus> {
  const besluit = overdrachtsbesluit(casus);
  expectStatus(await decide(hub, casus.id, { ...besluit, ...more }), 202);
  return casusOnce(hub, casus.id, ({ deelcasussen }) => {
    expect(deelcasussen).toHaveLength(besluit.deelcasussen.length);
  });
}

/** A report about these persons, until it is offered to their teams; nothing is asked of anybody. */
export async function offered(hub: TestHub, personen: readonly Betrokken[]): Promise<Casus> {
  const { id } = await report(hub, melding({ personen }));
  const casus = await openCasus(hub, await casusOf(hub, id));
  return handOver(hub, await note(hub, casus, 'contactmoment'));
}

/** The number of the overdracht that runs at a team. */
export function overdrachtAan({ deelcasussen }: Casus, team: string): string {
  const all = deelcasussen.flatMap(({ overdrachten }) => overdrachten);
  const found = all.findLast((one) => one.team === team);
  if (!found) throw new Error(`nothing was offered to ${team}`);
  return found.id;
}

export async function seenBy(hub: TestHub, username: string, id: string): Promise<Overdracht> {
  const teamlid = await hub.user(username);
  return expectStatus(await teamlid.get(`/v1/overdrachten/${id}`), 200) as Overdracht;
}

/** The overdracht as the team sees it, once its heading is there. */
export const inInbox = (hub: TestHub, username: string, id: string): Promise<Overdracht> =>
  eventually(() => seenBy(hub, username, id), 20_000, 100);

/** The team takes it up; resolves once it sees the content. */
export async function takeUp(hub: TestHub, username: string, id: string): Promise<Overdracht> {
  const { revisie } = await inInbox(hub, username, id);
  const teamlid = await hub.user(username);
  expectStatus(await teamlid.post(`/v1/overdrachten/${id}/acceptatie`, { revisie }), 202);
  return eventually(
    async () => {
      const now = await seenBy(hub, username, id);
      expect(now.status).toBe('opgepakt');
      return now;
    },
    20_000,
    100,
  );
}

/** The last bericht of the casus is handled and nothing of it waits to be sent. */
export const quiet = (hub: TestHub, casus: string, timeoutMs = 30_000): Promise<void> =>
  eventually(
    async () => {
      const open = await hub.sql(
        `select id::text, status from journal where casus_id = $1 and status in ('ontvangen', 'in behandeling')
         union all select id::text, status from outbox where casus_id = $1 and kanaal <> 'postvak' and status in ('gereed', 'verzendend')`,
        [casus],
      );
      expect(open).toEqual([]);
    },
    timeoutMs,
    150,
  );
