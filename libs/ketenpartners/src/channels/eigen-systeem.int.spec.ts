/** The two ways to an own dossier system: nothing counts as there before that system says so, and asking again never makes two of it. */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDossiersysteem } from '../../../../apps/proefomgeving/src/ketenpartners/dossiersysteem/dossiersysteem';
import type { Partner } from '../../../../apps/proefomgeving/src/ketenpartners/partner-server';
import { meldingMetDocument, pdf, soortMetDocument } from '../../../../test/support/met-document';
import { registratieVan, verzegeldeRegistratie } from '../../../../test/support/registratie';
import { decode } from '../index';
import { encodeRegistratie } from '../registratie/encode-registratie';
import { HttpChannel } from './http.channel';
import { MapChannel } from './map.channel';

const sealed = verzegeldeRegistratie();
const id = '0199aaaa-0000-7000-8000-000000000001';
const json = encodeRegistratie(sealed, id, 'json');
const again = { uitkomst: 'bevestiging-volgt', naMs: 1_000 };

describe('a folder', () => {
  let adres: string;
  beforeEach(async () => {
    adres = await mkdtemp(join(tmpdir(), 'dossier-'));
  });
  afterEach(() => rm(adres, { recursive: true }));
  const deliver = () => new MapChannel().deliver(json, { adres, bevestigingElkeMs: 1_000 }, id);

  test('holds each registratie whole, once, for its owner only, until it was taken over', async () => {
    expect([await deliver(), await deliver()]).toEqual([again, again]);
    expect(await readdir(adres)).toEqual([`${id}.json`]);
    expect(await readFile(join(adres, `${id}.json`))).toEqual(json);
    expect((await stat(join(adres, `${id}.json`))).mode & 0o777).toBe(0o600);
    await writeFile(join(adres, `${id}.ontvangen`), '');
    expect([await deliver(), await deliver()]).toEqual([{ uitkomst: 'bevestigd' }, { uitkomst: 'bevestigd' }]);
    expect(await readdir(adres)).toEqual([`${id}.ontvangen`]);
  });

  test('that is not there is tried again later', async () => {
    const nowhere = new MapChannel().deliver(json, { adres: join(adres, 'weg'), bevestigingElkeMs: 1_000 }, id);
    await expect(nowhere).rejects.toMatchObject({ code: 'partner-onbereikbaar' });
  });
});

describe('an address', () => {
  let dossier: Partner;
  beforeAll(async () => {
    dossier = await startDossiersysteem(0);
  });
  afterAll(() => dossier.close());
  const deliver = (bytes: Buffer) =>
    new HttpChannel().deliver(bytes, { adres: dossier.urls.url, toegangsbewijs: 'geheim', bevestigingElkeMs: 1_000 }, id);

  test.each(['json', 'xml'] as const)('reads %s with the page for people, and confirms', async (vorm) => {
    dossier.control.mode = { mode: 'normal', delayMs: 0 };
    expect(await deliver(encodeRegistratie(sealed, id, vorm))).toEqual({ uitkomst: 'bevestigd' });
    expect(dossier.control.received.at(-1)?.headers).toMatchObject({ 'idempotency-key': id, authorization: 'Bearer geheim' });
  });

  test.each(['json', 'xml'] as const)('takes a document in %s whole, and refuses one that was changed on the way', async (vorm) => {
    dossier.control.mode = { mode: 'normal', delayMs: 0 };
    const { verzegeld } = registratieVan(soortMetDocument, decode(soortMetDocument, meldingMetDocument, 'b1'));
    const bytes = encodeRegistratie(verzegeld, id, vorm);
    expect(await deliver(bytes)).toEqual({ uitkomst: 'bevestigd' });
    const other = Buffer.from('%PDF-1.7 iets-anders-heel').toString('base64');
    const changed = bytes.toString().replace(pdf.toString('base64'), other);
    expect(await deliver(Buffer.from(changed))).toEqual({ uitkomst: 'geweigerd', foutcode: 'http-400' });
  });

  test('that only took it in is asked again, and what it cannot read it refuses', async () => {
    dossier.control.mode = { mode: 'late', delayMs: 0 };
    const other = '0199aaaa-0000-7000-8000-000000000002';
    const bytes = encodeRegistratie(sealed, other, 'json');
    const ask = () => new HttpChannel().deliver(bytes, { adres: dossier.urls.url, bevestigingElkeMs: 1_000 }, other);
    expect([await ask(), await ask()]).toEqual([again, { uitkomst: 'bevestigd' }]);
    expect(await deliver(Buffer.from('{}'))).toEqual({ uitkomst: 'geweigerd', foutcode: 'http-400' });
  });

  test('that answers with an error says nothing of what arrived', async () => {
    dossier.control.mode = { mode: 'error500', delayMs: 0 };
    await expect(deliver(json)).rejects.toThrow('uitkomst-onbekend');
  });
});

test('the page for people shows every value and lets nothing that somebody wrote become markup', () => {
  const { leesbaar } = JSON.parse(json.toString()) as { leesbaar: { base64: string } };
  const page = Buffer.from(leesbaar.base64, 'base64').toString();
  expect(page).toContain('zorgtekst &lt;b&gt;');
  expect(page).not.toContain('<b>');
});
