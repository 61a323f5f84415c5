/** What stands in the way of a vervolgbesluit, and that saying why can overrule a promise. */
import type { Casus } from '@schakel/domain';
import {
  betrokken,
  casusOf,
  casusOnce,
  decide,
  expectStatus,
  handOver,
  melding,
  note,
  openCasus,
  overdrachtsbesluit,
  report,
} from '../support/journey';
import { sharedHub } from '../support/test-hub';

jest.setTimeout(90_000);

const hub = sharedHub('embedded');

async function reported(...ids: readonly string[]): Promise<Casus> {
  const { id } = await report(hub, melding({ personen: betrokken(...ids) }));
  return openCasus(hub, await casusOf(hub, id));
}

/** The refusal, and that nothing came of it. */
async function refused(casus: Casus, besluit: object): Promise<unknown> {
  const answer = await decide(hub, casus.id, besluit);
  expect((await openCasus(hub, casus.id)).versie).toBe(casus.versie);
  const { errors } = answer.json as { errors: { code: string; location: string }[] };
  return { status: answer.status, errors };
}

test('a promise of anonymity to the melder stops a handover, until a reason overrules it', async () => {
  const casus = await note(hub, await note(hub, await reported('dochter-huizen'), 'contactmoment'), 'anonimiteit-toegezegd');
  expect(await refused(casus, overdrachtsbesluit(casus))).toEqual({
    status: 400,
    errors: [{ code: 'anonimiteit-toegezegd', location: 'toelichting' }],
  });
  await handOver(hub, casus, { toelichting: 'Acute onveiligheid van het kind.' });
});

test('without a contact with those concerned and without a samenvatting a handover is refused, with both told at once', async () => {
  const casus = await reported('dochter-huizen');
  expect(await refused(casus, { ...overdrachtsbesluit(casus), samenvatting: ' ' })).toEqual({
    status: 400,
    errors: [
      { code: 'contactmoment-ontbreekt', location: 'toelichting' },
      { code: 'samenvatting-ontbreekt', location: 'samenvatting' },
    ],
  });
});

test('a decision on an older versie is refused with 409, and so is another one on a versie that was decided on', async () => {
  const first = await reported('dochter-huizen');
  const casus = await note(hub, first, 'contactmoment');
  expect(await refused(casus, { ...overdrachtsbesluit(casus), versie: first.versie })).toEqual({
    status: 409,
    errors: [{ code: 'verouderde-versie', location: 'versie' }],
  });
  await handOver(hub, casus);
  expect((await decide(hub, casus.id, { ...overdrachtsbesluit(casus), samenvatting: 'iets anders' })).status).toBe(409);
});

test('nobody may be left out of the deelcasussen, and Eemnes goes to nobody by itself', async () => {
  const casus = await note(hub, await reported('dochter-huizen', 'kind-eemnes'), 'contactmoment');
  const [first, second] = overdrachtsbesluit(casus).deelcasussen;
  expect(await refused(casus, { ...overdrachtsbesluit(casus), deelcasussen: [first] })).toMatchObject({
    errors: [{ code: 'deelcasus-onvolledig', location: 'deelcasussen' }],
  });
  expect(await refused(casus, overdrachtsbesluit(casus))).toMatchObject({ status: 400, errors: [{ code: 'geen-team-gevonden' }] });
  const eemnes = casus.personen.find(({ formeelAdres }) => formeelAdres?.woonplaats === 'Eemnes')?.id;
  const named = [first!, second!].map((deel) => (deel.personen.includes(eemnes!) ? { ...deel, team: 'usd-huizen' } : deel));
  expectStatus(await decide(hub, casus.id, { ...overdrachtsbesluit(casus), deelcasussen: named }), 202);
  await casusOnce(hub, casus.id, ({ deelcasussen }) => {
    expect(deelcasussen).toHaveLength(2);
  });
});

test('a casus that Veilig Thuis keeps is not handed over, and the police hears that too', async () => {
  const casus = await note(hub, await reported('dochter-huizen'), 'contactmoment');
  expectStatus(await decide(hub, casus.id, { versie: casus.versie, uitkomst: 'onderzoek' }), 202);
  const kept = await casusOnce(hub, casus.id, ({ status }) => {
    expect(status).toBe('bij-veilig-thuis');
  });
  expect(kept.deelcasussen).toEqual([]);
  expect(await hub.sql('select ontvanger from outbox where casus_id = $1', [casus.id])).toEqual([{ ontvanger: 'politie-mn' }]);
});

test('a casus is opened with a reason only', async () => {
  const casus = await reported('dochter-huizen');
  const medewerker = await hub.user('v.vermeer');
  const answer = await medewerker.get(`/v1/casussen/${casus.id}`);
  expect({ status: answer.status, code: (answer.json as { code: string }).code }).toEqual({ status: 400, code: 'reden-ontbreekt' });
});
