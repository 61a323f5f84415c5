/** What an administrator sees from a terminal: ids, codes, numbers and times, and nothing of anybody. */
import { markersOf, persona, withMarkers } from '../fixtures/personas';
import { eventually } from '../support/eventually';
import { searchable } from '../support/canary-forms';
import type { Receipt } from '../support/journey';
import { casusOf, expectStatus, melding, report, xml } from '../support/journey';
import { sharedHub } from '../support/test-hub';

jest.setTimeout(90_000);

const hub = sharedHub('embedded');
const personen = ['moeder-huizen', 'dochter-huizen'].map((id) => ({ persoon: withMarkers(persona(id)) }));

test('status, lanes and life tell what waits, what was refused and how it went, and show no value of anybody', async () => {
  const { id } = await report(hub, melding({ personen }));
  const casus = await casusOf(hub, id);
  const politie = await hub.partij('politie-mn');
  const broken = melding({ personen }).replace(/<JZ:identificatieVtMelding>[^<]*<\/JZ:identificatieVtMelding>/, '');
  expect((await politie.post('/v1/meldingen', broken, xml)).status).toBe(400);

  const outputs: string[] = [];
  for (const command of [['status'], ['lanes'], ['life', id], ['life', casus]]) {
    const [text, json] = await Promise.all([hub.cli(...command), hub.cli(...command, '--json')]);
    // A refused report waits for somebody who calls, so a monitor hears 1 of status.
    const code = command[0] === 'status' ? 1 : 0;
    expect({ command, codes: [text.code, json.code], err: text.err + json.err }).toEqual({ command, codes: [code, code], err: '' });
    expect(() => JSON.parse(json.out) as unknown).not.toThrow();
    outputs.push(text.out, json.out);
  }
  const find = searchable(outputs.join('\n'));
  const values = ['moeder-huizen', 'dochter-huizen'].flatMap((one) => Object.entries(markersOf(persona(one))));
  expect(values.filter(([, value]) => find(value))).toEqual([]);
  const [status, , lanes] = outputs;
  expect(lanes).toMatch(/^Wachtrijen\n/);
  expect(lanes).not.toContain('gesloten');
  expect(status).toMatch(/^\d+ ding(en vragen| vraagt) om actie\.\n/);
  expect(status).toContain('Van politie-mn zijn berichten geweigerd');
  expect(status).toContain('schema-ongeldig');
  const life = JSON.parse(outputs.at(-1)!) as { casus: { id: string }; berichten: { id: string }[]; audit: { actie: string }[] };
  expect(life).toMatchObject({ casus: { id: casus }, berichten: [{ id, deur: 'http', partij: 'politie-mn', status: 'afgehandeld' }] });
  expect(life.audit.map(({ actie }) => actie)).toContain('audit-ingezien');
});

test('a refused report has a life too, and a number that is nobody’s is told with exit code 1', async () => {
  const politie = await hub.partij('politie-mn');
  await politie.post('/v1/meldingen', '<vreemd/>', xml);
  const [refused] = await hub.sql<Receipt>("select id from journal where status = 'afgewezen' order by ontvangen_op desc limit 1");
  const life = JSON.parse((await hub.cli('life', refused!.id, '--json')).out) as { berichten: object[]; verzendingen: object[] };
  expect(life).toMatchObject({ berichten: [{ status: 'afgewezen' }], verzendingen: [] });
  expect(await hub.cli('life', '01a20043-3ea3-75fb-9633-d4976f4c1a5e')).toMatchObject({ code: 1, out: '' });
});

test('toegang names who used the hub and which machine never did, as a list and as a file, and writes down who looked', async () => {
  await report(hub, melding({ personen }));
  await eventually(async () => {
    expect((await hub.cli('toegang', '--csv')).out).toMatch(/^"machine";"politie-mn";"";"[^"]+";"";"";"20/m);
  });
  expect((await hub.cli('toegang')).out).toContain('nooit gebruikt');
  const rows = await hub.sql<{ actie: string }>("select distinct actie from audit where actie like 'toegang-%' order by 1");
  expect(rows.map(({ actie }) => actie)).toEqual(['toegang-ingezien', 'toegang-uitgevoerd']);
});

test('token prints a token with which a test user of either organisation, or the system of a partij, may do its own work and no more', async () => {
  const [vera, ulla, zorg] = await Promise.all(['v.vermeer', 'u.usd', 'zorg-voorbeeld'].map((name) => hub.cli('token', name)));
  expectStatus(await hub.withToken(vera!.out.trim()).get('/v1/casussen'), 200);
  expectStatus(await hub.withToken(ulla!.out.trim()).get('/v1/overdrachten'), 200);
  expect((await hub.withToken(ulla!.out.trim()).get('/v1/casussen')).status).toBe(403);
  expectStatus(await hub.withToken(zorg!.out.trim()).get('/v1/meldingen/tellingen?dag=2026-05-04'), 200);
  expect((await hub.withToken(zorg!.out.trim()).get('/v1/casussen')).status).toBe(403);
  expect(await hub.cli('token', 'niemand')).toMatchObject({ code: 1, out: '' });
});
