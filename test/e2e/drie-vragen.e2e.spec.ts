/** Three directbetrokkenen, three questions: answered out of order, one that nobody is known, one after the decision. */
import { persona } from '../fixtures/personas';
import {
  askAll,
  casusOf,
  casusOnce,
  drieBetrokkenen,
  handOver,
  melding,
  note,
  openCasus,
  receivedBy,
  report,
  rvdkKnows,
} from '../support/journey';
import { sharedHub } from '../support/test-hub';

jest.setTimeout(90_000);

const hub = sharedHub('full');
const lateMs = 6_000;

test('three directbetrokkenen lead to three questions, answered out of order, one N and one late; two households to two teams', async () => {
  await rvdkKnows(hub, {
    'moeder-huizen': { bekend: 'J', delayMs: 1_200, antwoorden: { 'VT-001': 'antwoord over de moeder' } },
    'dochter-huizen': { bekend: 'N', delayMs: 200 },
    'volwassene-hilversum': { bekend: 'J', delayMs: lateMs },
  });
  const { id } = await report(hub, melding({ personen: drieBetrokkenen }));
  const casus = await openCasus(hub, await casusOf(hub, id));
  expect(casus.voorstelVragen.map(({ partner }) => partner)).toEqual(['rvdk', 'rvdk', 'rvdk']);
  const idOf = (bsn: string): string => casus.personen.find((one) => one.bsn === bsn)!.id;
  const [moeder, dochter, ander] = ['moeder-huizen', 'dochter-huizen', 'volwassene-hilversum'].map((one) => idOf(persona(one).bsn));
  await askAll(hub, casus);

  const first = await casusOnce(hub, casus.id, ({ vragen }) => {
    expect(vragen.find(({ persoon }) => persoon === moeder)?.status).toBe('beantwoord');
  });
  const by = Object.fromEntries(first.vragen.map((vraag) => [vraag.persoon, vraag]));
  expect(by[dochter!]?.status).toBe('onbekend');
  expect(by[ander!]?.status).toBe('gesteld');
  expect(first.antwoorden.map(({ persoon, code, tekst }) => ({ persoon, code, tekst }))).toContainEqual({
    persoon: moeder,
    code: 'VT-001',
    tekst: 'antwoord over de moeder',
  });

  const decided = await handOver(hub, await note(hub, first, 'contactmoment'));
  const teams = decided.deelcasussen.map(({ gemeente, personen, overdrachten }) => ({
    gemeente,
    personen: [...personen].sort(),
    team: overdrachten[0]!.team,
  }));
  expect(teams).toEqual(
    expect.arrayContaining([
      { gemeente: 'Huizen', personen: [moeder, dochter].sort(), team: 'usd-huizen' },
      { gemeente: 'Hilversum', personen: [ander], team: 'sociaal-plein-hilversum' },
    ]),
  );

  const late = await casusOnce(hub, casus.id, ({ vragen }) => {
    expect(vragen.find(({ persoon }) => persoon === ander)?.bekend).toBe(true);
  });
  expect(late.vragen.find(({ persoon }) => persoon === ander)?.status).toBe('beantwoord');

  const sent = await hub.sql<{ id: string; soort: string }>("select id, soort from outbox where casus_id = $1 and ontvanger = 'rvdk'", [
    casus.id,
  ]);
  const bodies = (await receivedBy(hub, 'rvdk')).map(({ body }) => body).filter((body) => sent.some((row) => body.includes(row.id)));
  const asked = (functie: string) => bodies.filter((body) => body.includes(`${functie} `));
  expect(asked('vcobDi01')).toHaveLength(3);
  expect(asked('vciDi01')).toEqual([expect.stringContaining(persona('moeder-huizen').bsn)]);
});
