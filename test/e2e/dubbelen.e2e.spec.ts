/** One report is one report, however often it comes. */
import { randomUUID } from 'node:crypto';
import { casusOf, expectStatus, melding, report, xml, type Receipt } from '../support/journey';
import { sharedHub } from '../support/test-hub';

jest.setTimeout(90_000);

const hub = sharedHub('full');

const post = async (body: string, headers: Readonly<Record<string, string>> = {}) =>
  (await hub.partij('politie-mn')).post('/v1/meldingen', body, { ...xml, headers });

test('the same reference with the same bytes gives the same receipt, and one casus', async () => {
  const body = melding();
  const [first, second] = [await report(hub, body), await report(hub, body)];
  expect(second.id).toBe(first.id);
  const casus = await casusOf(hub, first.id);
  expect((await report(hub, body)).id).toBe(first.id);
  expect(await hub.sql('select id from journal where casus_id = $1', [casus])).toEqual([{ id: first.id }]);
});

test('the same reference with other bytes is refused with 409, and the first stays as it was', async () => {
  const referentienummer = randomUUID();
  const first = await report(hub, melding({ referentienummer }));
  const other = await post(melding({ referentienummer, datumIncident: '20260227' }));
  expect({ status: other.status, code: (other.json as { code: string }).code }).toEqual({ status: 409, code: 'andere-inhoud' });
  const politie = await hub.partij('politie-mn');
  expect(expectStatus(await politie.get(`/v1/meldingen/${first.id}`), 200)).toMatchObject({ id: first.id });
});

test('a refused report claims nothing: corrected, it comes in under the same reference', async () => {
  const referentienummer = randomUUID();
  const broken = melding({ referentienummer }).replace(/<JZ:identificatieVtMelding>[^<]*<\/JZ:identificatieVtMelding>/, '');
  const refused = await post(broken);
  expect({ status: refused.status, code: (refused.json as { code: string }).code }).toEqual({ status: 400, code: 'schema-ongeldig' });
  await report(hub, melding({ referentienummer }));
});

test('without a reference the bytes themselves are what makes two the same', async () => {
  const identificatie = randomUUID();
  const nameless = (more: string): string =>
    melding({ identificatie, teksten: { informering: more } }).replace(/<StUF:referentienummer>[^<]*</, '<StUF:referentienummer><');
  const answers = [await post(nameless('een')), await post(nameless('een')), await post(nameless('twee'))];
  const [first, same, other] = answers.map((answer) => expectStatus(answer, 202) as Receipt);
  expect(same!.id).toBe(first!.id);
  expect(other!.id).not.toBe(first!.id);
});

test('an Idempotency-Key is a second key beside the reference and never replaces it', async () => {
  const key = { 'idempotency-key': randomUUID() };
  const body = melding();
  const first = expectStatus(await post(body, key), 202) as Receipt;
  expect((expectStatus(await post(body, key), 202) as Receipt).id).toBe(first.id);
  expect((expectStatus(await post(body), 202) as Receipt).id).toBe(first.id);
  expect((await post(melding(), key)).status).toBe(409);
  expect((expectStatus(await post(body, { 'idempotency-key': randomUUID() }), 202) as Receipt).id).toBe(first.id);
});

test('twenty twins at once are one report', async () => {
  const body = melding();
  const answers = await Promise.all(Array.from({ length: 20 }, () => post(body)));
  const ids = new Set(answers.map((answer) => (expectStatus(answer, 202) as Receipt).id));
  expect(ids.size).toBe(1);
  const [id] = ids;
  const casus = await casusOf(hub, id!);
  expect(await hub.sql('select count(*)::int as aantal from journal where casus_id = $1', [casus])).toEqual([{ aantal: 1 }]);
});

test('nobody but its sender sees the receipt of a report, also by its number', async () => {
  const { id } = await report(hub);
  const politie = await hub.partij('politie-mn');
  expect(expectStatus(await politie.get(`/v1/meldingen/${id}`), 200)).toMatchObject({ id });
  expect((await (await hub.partij('zorg-voorbeeld')).get(`/v1/meldingen/${id}`)).status).toBe(404);
});
