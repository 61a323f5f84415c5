/** Erasing one casus by the command line: its content is gone for good, what was done with it stays provable. */
import { randomUUID } from 'node:crypto';
import { persona } from '../fixtures/personas';
import { eventually } from '../support/eventually';
import {
  answered,
  askAll,
  betrokken,
  casusOf,
  handOver,
  melding,
  note,
  openCasus,
  overdrachtAan,
  quiet,
  report,
  rvdkKnows,
  takeUp,
} from '../support/journey';
import { sharedHub } from '../support/test-hub';

jest.setTimeout(120_000);

const hub = sharedHub('full');
const reden = '--reden';

interface Levensloop {
  readonly verzendingen: readonly { readonly id: string }[];
  readonly audit: readonly { readonly actie: string; readonly codes: readonly string[] }[];
}
const lifeOf = async (id: string): Promise<Levensloop> => JSON.parse((await hub.cli('life', id, '--json')).out) as Levensloop;

test('the content of an erased casus cannot be read by anybody, the ledger and the audit log stay, and the chain holds', async () => {
  await rvdkKnows(hub, { 'dochter-huizen': { bekend: 'J', antwoorden: { 'VT-001': 'antwoord' } } });
  const referentienummer = randomUUID();
  const { id } = await report(hub, melding({ referentienummer, personen: betrokken('moeder-huizen', 'dochter-huizen') }));
  const casus = await openCasus(hub, await casusOf(hub, id));
  await askAll(hub, casus);
  const decided = await handOver(hub, await note(hub, await answered(hub, casus.id), 'contactmoment'));
  const overdracht = overdrachtAan(decided, 'usd-huizen');
  await takeUp(hub, 'u.usd', overdracht);
  await quiet(hub, casus.id);
  expect(await hub.sql('select from termijnen where casus_id = $1 and vervuld_op is null', [casus.id])).not.toEqual([]);
  const ledger = 'select id, ontvanger, velden, beleid_versie, besloten_op from verstrekkingen where casus_id = $1 order by id';
  const before = await hub.sql(ledger, [casus.id]);
  expect(before.length).toBeGreaterThan(4);

  const erased = await hub.cli('vernietig', casus.id, reden, 'bewaartermijn voorbij', '--ja', '--json');
  expect({ code: erased.code, err: erased.err }).toEqual({ code: 0, err: '' });
  const { onherstelbaarVanaf, ...numbers } = JSON.parse(erased.out) as Record<string, unknown>;
  expect(numbers).toMatchObject({ casus: casus.id, personen: 2, berichten: expect.any(Number) as number });
  expect(new Date(String(onherstelbaarVanaf)).getTime()).toBeGreaterThan(Date.now());

  const worker = await hub.user('v.vermeer');
  expect((await worker.get(`/v1/casussen/${casus.id}`, { reden: 'kijken' })).json).toMatchObject({
    status: 404,
    code: 'sleutel-vernietigd',
  });
  const team = await hub.user('u.usd');
  const shown = await team.get(`/v1/overdrachten/${overdracht}`);
  expect([shown.status, shown.text.includes(persona('dochter-huizen').geslachtsnaam)]).toEqual([404, false]);
  expect((await team.get('/v1/overdrachten')).text).not.toContain(overdracht);

  // Nothing of it is work any more, and nothing will fire.
  const { casussen } = (await worker.get('/v1/casussen?aantal=200')).json as { casussen: { id: string }[] };
  expect(casussen.find((one) => one.id === casus.id)).toMatchObject({ status: 'vernietigd', termijnen: [] });
  const running = `select 'termijn' as wat from termijnen where casus_id = $1 and vervuld_op is null
    union all select 'wekker' from wekkers w join outbox o on o.id = w.bericht_id where o.casus_id = $1 and w.gesloten_op is null
    union all select 'postvak' from outbox where casus_id = $1 and status <> 'ingetrokken' and postvak_status in ('aangeboden', 'opgepakt')`;
  expect(await hub.sql(running, [casus.id])).toEqual([]);
  const left = await hub.sql(
    `select 'sleutel' as wat from sleutels where casus_id = $1 and tabel <> 'audit'
     union all select 'zoekterm' from zoekindex where casus_id = $1 union all select 'persoon' from casus_personen where casus_id = $1
     union all select 'bericht' from journal where casus_id = $1 and (inhoud <> '' or vingerafdruk is not null or referentie is not null)`,
    [casus.id],
  );
  expect(left).toEqual([]);

  expect(await hub.sql(ledger, [casus.id])).toEqual(before);
  const life = await lifeOf(casus.id);
  expect(life.verzendingen.map((one) => one.id)).toContain(overdracht);
  expect(life.audit).toContainEqual(expect.objectContaining({ actie: 'vernietigd', codes: ['casus'] }));
  expect(life.audit.map(({ actie }) => actie)).toEqual(
    expect.arrayContaining(['casus-aangemaakt', 'vraagbesluit', 'vervolgbesluit', 'verstrekt']),
  );
  await eventually(async () => {
    expect(await hub.cli('audit', 'verify')).toMatchObject({ code: 0, out: 'De audit log is heel.\n' });
  });

  const again = await hub.cli('vernietig', casus.id, reden, 'nog een keer', '--ja', '--json');
  expect({ code: again.code, sleutels: (JSON.parse(again.out) as { sleutels: number }).sleutels }).toMatchObject({ code: 0 });
  expect((await report(hub, melding({ referentienummer, personen: betrokken('moeder-huizen') }))).id).not.toBe(id);
});

test('without a reason, without --ja or for a casus that is not there nothing is erased', async () => {
  const { id } = await report(hub);
  const casus = await casusOf(hub, id);
  expect(await hub.cli('vernietig', casus, '--ja')).toMatchObject({ code: 2, out: '' });
  expect(await hub.cli('vernietig', casus, reden, 'zomaar')).toMatchObject({ code: 2, out: '' });
  expect(await hub.cli('vernietig', randomUUID(), reden, 'zomaar', '--ja')).toMatchObject({ code: 1, out: '' });
  expect((await openCasus(hub, casus)).personen).toHaveLength(3);
});
