/** An answer is taken only from the partner that was asked, and kept once. */
import { randomUUID } from 'node:crypto';
import type { Casus } from '@schakel/domain';
import { buildUitslag } from '../fixtures/antwoorden';
import { persona } from '../fixtures/personas';
import { inEnvelope, soapHeaders } from '../fixtures/vragen';
import type { Answer } from '../support/hub-client';
import { askAll, betrokken, casusOf, casusOnce, melding, openCasus, quiet, report, rvdkKnows } from '../support/journey';
import { sharedHub } from '../support/test-hub';

jest.setTimeout(90_000);

const hub = sharedHub('full');
const dochter = persona('dochter-huizen');
const zvh = '00000099000000005000';

/** A casus whose only question waits for an answer that the simulated RvdK will not give in time. */
async function asked(): Promise<{ casus: Casus; vraag: string }> {
  await rvdkKnows(hub, { 'dochter-huizen': { bekend: 'N', delayMs: 600_000 } });
  const { id } = await report(hub, melding({ personen: betrokken('dochter-huizen') }));
  const casus = await openCasus(hub, await casusOf(hub, id));
  await askAll(hub, casus);
  const waiting = await casusOnce(hub, casus.id, ({ vragen }) => {
    expect(vragen).toHaveLength(1);
  });
  return { casus: waiting, vraag: waiting.vragen[0]!.bekendheid };
}

async function answerAs(partij: string, message: string): Promise<Answer> {
  const { 'content-type': type = '', ...headers } = soapHeaders('ucobDi01');
  return (await hub.partij(partij)).post('/v1/stuf', inEnvelope(message), { type, headers });
}

test('an answer of a partner that was not asked is refused as Fo03 and changes nothing', async () => {
  const { casus, vraag } = await asked();
  const answer = await answerAs(
    'zvh-gv',
    buildUitslag({ referentienummer: randomUUID(), vraag, persoon: dochter, bekend: 'J', zender: zvh }),
  );
  expect(answer.status).toBe(500);
  expect(answer.text).toContain('Fo03Bericht');
  expect(answer.text).toContain('andere-partner-gevraagd');
  expect(answer.text).not.toContain(dochter.bsn);
  const refused = await hub.sql("select status, fouten from journal where partij = 'zvh-gv' order by ontvangen_op desc limit 1");
  expect(refused).toMatchObject([{ status: 'afgewezen', fouten: [{ code: 'andere-partner-gevraagd' }] }]);
  expect((await openCasus(hub, casus.id)).versie).toBe(casus.versie);
});

test('a partner that speaks for another is refused, whatever it answers', async () => {
  const { vraag } = await asked();
  const answer = await answerAs('zvh-gv', buildUitslag({ referentienummer: randomUUID(), vraag, persoon: dochter, bekend: 'J' }));
  expect(answer.text).toContain('zender-niet-toegestaan');
});

test('an answer to a question that nobody asked is refused', async () => {
  const answer = await answerAs(
    'rvdk',
    buildUitslag({ referentienummer: randomUUID(), vraag: randomUUID(), persoon: dochter, bekend: 'J' }),
  );
  expect(answer.text).toContain('onbekende-vraag');
});

test('the same answer twice is confirmed twice and kept once; another answer is for a person to sort out', async () => {
  const { casus, vraag } = await asked();
  const message = buildUitslag({ referentienummer: randomUUID(), vraag, persoon: dochter, bekend: 'N' });
  for (const answer of [await answerAs('rvdk', message), await answerAs('rvdk', message)]) {
    expect({ status: answer.status, bv03: answer.text.includes('Bv03Bericht') }).toEqual({ status: 200, bv03: true });
  }
  const known = await casusOnce(hub, casus.id, ({ vragen }) => {
    expect(vragen[0]!.status).toBe('onbekend');
  });
  expect(known.versie).toBe(casus.versie + 1);

  await answerAs('rvdk', buildUitslag({ referentienummer: randomUUID(), vraag, persoon: dochter, bekend: 'N' }));
  await answerAs('rvdk', buildUitslag({ referentienummer: randomUUID(), vraag, persoon: dochter, bekend: 'J' }));
  await quiet(hub, casus.id);
  const after = await openCasus(hub, casus.id);
  expect(after.vragen[0]).toMatchObject({ status: 'onbekend', bekend: false });
  expect(after.signalen.map(({ soort }) => soort)).toEqual(['tegenstrijdig-antwoord']);
});

test('an answer about somebody else than was asked about changes nothing', async () => {
  const { casus, vraag } = await asked();
  const other = persona('kind-eemnes');
  await answerAs('rvdk', buildUitslag({ referentienummer: randomUUID(), vraag, persoon: other, bekend: 'J' }));
  await quiet(hub, casus.id);
  expect((await openCasus(hub, casus.id)).vragen[0]).toMatchObject({ status: 'gesteld' });
});
