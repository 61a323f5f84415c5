import { readStand } from '@schakel/store/beheer';
import { noteerVervaldata, vergeetVervaldata } from '@schakel/store/vervaldata';
import { freshStore } from '../../../../test/support/database';
import { inrichting } from '../../../../test/support/world';
import { hasTls, tlsDatum } from './tls-datum';
import { bekendeData, firstOfEach, tlsAdressen } from './vervalt';

const op = (day: string): Date => new Date(`${day}T00:00:00Z`);

test('what is not in use any more is forgotten, and what could not be seen keeps its date', async () => {
  const store = await freshStore();
  const wacht = store.open('wacht');
  await noteerVervaldata(wacht, [
    { soort: 'certificaat', onderwerp: 'rvdk', geldigTot: op('2027-01-01') },
    { soort: 'geheim', onderwerp: 'OIDC', geldigTot: op('2027-02-01') },
  ]);
  await noteerVervaldata(wacht, [{ soort: 'geheim', onderwerp: 'OIDC', geldigTot: op('2028-02-01') }]);
  await vergeetVervaldata(wacht, [
    { soort: 'certificaat', onderwerp: 'rvdk' },
    { soort: 'geheim', onderwerp: 'OIDC' },
  ]);
  expect((await readStand(wacht, { gemeenten: [] })).vervaldata).toEqual([
    { soort: 'certificaat', onderwerp: 'rvdk', geldigTot: op('2027-01-01') },
    { soort: 'geheim', onderwerp: 'OIDC', geldigTot: op('2028-02-01') },
  ]);
  await vergeetVervaldata(wacht, []);
  expect((await readStand(wacht, { gemeenten: [] })).vervaldata).toEqual([]);
  await store.drop();
});

test('only what speaks TLS at once is looked at, a municipality is named by its kind, and of one name the first date counts', async () => {
  expect([hasTls('https://vt.example'), hasTls('smtp://vt.example'), hasTls('')]).toEqual([true, false, false]);
  const issuers = inrichting.issuers.map((one) => Object.assign({}, one, { issuer: 'https://inlog.example' }));
  const adressen = tlsAdressen({ ...inrichting, issuers }, { mailserver: 'smtps://mail.example', Redis: undefined });
  expect(adressen.map(({ onderwerp }) => onderwerp)).toEqual(expect.arrayContaining(['inlogdienst gemeente', 'mailserver']));
  expect(JSON.stringify(adressen.map(({ onderwerp }) => onderwerp))).not.toContain('huizen');
  const beheer = { waarschuw: {}, vervalt: [{ soort: 'geheim', naam: 'OIDC', geldigTot: '2027-05-01' }] };
  expect(bekendeData(inrichting, beheer)).toEqual([{ soort: 'geheim', onderwerp: 'OIDC', geldigTot: op('2027-05-01') }]);
  const two = ['2027-03-01', '2027-01-01'].map((day) => ({ soort: 'certificaat', onderwerp: 'gemeente', geldigTot: op(day) }));
  expect(firstOfEach(two)).toEqual([two[1]]);
  expect(await tlsDatum('https://127.0.0.1:1')).toBeUndefined();
});
