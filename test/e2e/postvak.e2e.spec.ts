/** Whose overdracht it is, and what a team may answer to it. */
import {
  betrokken,
  casusOnce,
  expectStatus,
  inInbox,
  note,
  offered,
  openCasus,
  overdrachtAan,
  quiet,
  seenBy,
  takeUp,
} from '../support/journey';
import { eventually } from '../support/eventually';
import { sharedHub } from '../support/test-hub';

jest.setTimeout(90_000);

const hub = sharedHub('embedded');
const inHuizen = betrokken('moeder-huizen', 'dochter-huizen');

test('another team gets 404 for an overdracht, also to answer it, and does not see it in its list', async () => {
  const id = overdrachtAan(await offered(hub, inHuizen), 'usd-huizen');
  await inInbox(hub, 'u.usd', id);
  const other = await hub.user('h.hilver');
  expect((await other.get(`/v1/overdrachten/${id}`)).status).toBe(404);
  expect((await other.post(`/v1/overdrachten/${id}/acceptatie`, { revisie: 1 })).status).toBe(404);
  const { overdrachten } = expectStatus(await other.get('/v1/overdrachten'), 200) as { overdrachten: { id: string }[] };
  expect(overdrachten.map((one) => one.id)).not.toContain(id);
});

test('a worker of Veilig Thuis gets 403 in the inbox, and a member of a team 403 for a casus', async () => {
  const casus = await offered(hub, inHuizen);
  const id = overdrachtAan(casus, 'usd-huizen');
  expect((await (await hub.user('v.vermeer')).get(`/v1/overdrachten/${id}`)).status).toBe(403);
  const teamlid = await hub.user('u.usd');
  expect((await teamlid.get(`/v1/casussen/${casus.id}`, { reden: 'kijken' })).status).toBe(403);
  expect((await teamlid.get('/v1/casussen')).status).toBe(403);
  expect((await (await hub.partij('politie-mn')).get(`/v1/overdrachten/${id}`)).status).toBe(403);
});

test('the content is shut until the team takes it up; the same acceptatie again is 202, another answer to that revisie 409', async () => {
  const casus = await offered(hub, inHuizen);
  const id = overdrachtAan(casus, 'usd-huizen');
  const before = await inInbox(hub, 'u.usd', id);
  expect(before).toMatchObject({ status: 'aangeboden', team: 'usd-huizen', kop: { gemeente: 'Huizen' } });
  expect(before.inhoud).toBeUndefined();
  await takeUp(hub, 'u.usd', id);
  const teamlid = await hub.user('u.usd');
  expect((await teamlid.post(`/v1/overdrachten/${id}/acceptatie`, { revisie: before.revisie })).status).toBe(202);
  const other = await teamlid.post(`/v1/overdrachten/${id}/teruggave`, { revisie: before.revisie, reden: 'geen-capaciteit' });
  expect({ status: other.status, code: (other.json as { code: string }).code }).toEqual({ status: 409, code: 'andere-inhoud' });
  await quiet(hub, casus.id);
  expect((await seenBy(hub, 'u.usd', id)).status).toBe('opgepakt');
});

test('niet-van-ons brings the deelcasus back to Veilig Thuis, shuts the content at once and opens a datalek', async () => {
  const casus = await offered(hub, inHuizen);
  const id = overdrachtAan(casus, 'usd-huizen');
  const { revisie } = await takeUp(hub, 'u.usd', id);
  const teamlid = await hub.user('u.usd');
  expectStatus(await teamlid.post(`/v1/overdrachten/${id}/teruggave`, { revisie, reden: 'niet-van-ons' }), 202);
  const shut = await eventually(async () => {
    const now = await seenBy(hub, 'u.usd', id);
    expect(now.status).toBe('teruggegeven');
    return now;
  });
  expect(shut.inhoud).toBeUndefined();
  const back = await casusOnce(hub, casus.id, ({ deelcasussen }) => {
    expect(deelcasussen[0]!.status).toBe('teruggegeven');
  });
  expect(back.deelcasussen[0]!.procesregisseur).toBe(back.zichtOpVeiligheid);
  expect(await hub.sql('select aanleiding from dataleks where verzending = $1', [id])).toEqual([{ aanleiding: 'niet-van-ons' }]);
});

test('a question of the team stands in the casus and leaves the deelcasus where it is; finishing it closes the casus', async () => {
  const casus = await offered(hub, inHuizen);
  const id = overdrachtAan(casus, 'usd-huizen');
  const { revisie } = await takeUp(hub, 'u.usd', id);
  const teamlid = await hub.user('u.usd');
  expectStatus(await teamlid.post(`/v1/overdrachten/${id}/vraag`, { revisie, tekst: 'Wie is de huisarts?' }), 202);
  await casusOnce(hub, casus.id, ({ signalen, deelcasussen }) => {
    expect(signalen.map(({ soort }) => soort)).toContain('vraag-van-team');
    expect(deelcasussen[0]!.status).toBe('opgepakt');
  });
  const now = await seenBy(hub, 'u.usd', id);
  expectStatus(await teamlid.post(`/v1/overdrachten/${id}/afronding`, { revisie: now.revisie, resultaat: 'Hulp is gestart.' }), 202);
  await casusOnce(hub, casus.id, ({ status }) => {
    expect(status).toBe('afgesloten');
  });
});

test('a note on an older versie is refused with 409', async () => {
  const casus = await offered(hub, inHuizen);
  const medewerker = await hub.user('v.vermeer');
  const late = await medewerker.post(`/v1/casussen/${casus.id}/notities`, { versie: casus.versie - 1, onderwerp: 'contactmoment' });
  expect({ status: late.status, code: (late.json as { code: string }).code }).toEqual({ status: 409, code: 'verouderde-versie' });
  await note(hub, await openCasus(hub, casus.id), 'contactmoment');
});
