/** Nobody knows whether a question arrived, the partner says that it did: the doubt ends everywhere, and nothing goes out again. */
import { eventually } from '../support/eventually';
import { askAll, betrokken, casusOf, casusOnce, melding, openCasus, quiet, receivedBy, report } from '../support/journey';
import { put } from '../support/partner';
import { sharedHub } from '../support/test-hub';

jest.setTimeout(180_000);

const hub = sharedHub('full');
const reden = ['--reden', 'gebeld, de Raad heeft hem'];

test('what an administrator says to have arrived is delivered, the worker no longer sees a doubt, and the partner hears of it once', async () => {
  await put(hub.run.partners.rvdk, 'mode', { mode: 'hang' });
  const { id } = await report(hub, melding({ personen: betrokken('dochter-huizen') }));
  const casus = await openCasus(hub, await casusOf(hub, id));
  await askAll(hub, casus);
  const [vraag] = (
    await casusOnce(hub, casus.id, ({ vragen }) => {
      expect(vragen).toHaveLength(1);
    })
  ).vragen;
  const verzending = vraag!.bekendheid;
  /** What still holds. */
  const signalen = async () => (await openCasus(hub, casus.id)).signalen.filter((one) => !one.opgeheven).map(({ soort }) => soort);
  await eventually(async () => {
    expect(await signalen()).toContain('bezorging-onzeker');
  }, 90_000);
  const arrivals = async (): Promise<number> => (await receivedBy(hub, 'rvdk')).filter(({ body }) => body.includes(verzending)).length;
  expect(await arrivals()).toBe(1);
  await put(hub.run.partners.rvdk, 'mode', { mode: 'normal' });

  expect(await hub.cli('aangekomen', verzending)).toMatchObject({ code: 2 });
  const said = await hub.cli('aangekomen', verzending, ...reden, '--json');
  expect({ code: said.code, err: said.err, json: JSON.parse(said.out) as unknown }).toEqual({
    code: 0,
    err: '',
    json: { id: verzending, status: 'bezorgd' },
  });
  expect(await hub.sql('select status from outbox where id = $1', [verzending])).toEqual([{ status: 'bezorgd' }]);
  await eventually(async () => {
    expect(await signalen()).not.toContain('bezorging-onzeker');
  }, 30_000);
  await quiet(hub, casus.id);
  expect(await arrivals()).toBe(1);
  const life = JSON.parse((await hub.cli('life', casus.id, '--json')).out) as { audit: { actie: string; onderwerp: string | null }[] };
  expect(life.audit).toContainEqual(expect.objectContaining({ actie: 'verzending-aangekomen', onderwerp: verzending }));

  expect(await hub.cli('aangekomen', verzending, ...reden)).toMatchObject({ code: 1, out: '' });
  expect(await hub.cli('aangekomen', '--alle', '--oorzaak', 'uitkomst-onbekend', ...reden)).toMatchObject({ code: 1, out: '' });
});
