/** Content is destroyed here some time after the own dossier has it: what does not go along is lost. */
import type { SoortIn } from '@schakel/contracts';
import type { CasusPersoon } from '@schakel/domain';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { meldingMetDocument, pdf } from '../../../../test/support/met-document';
import { registratieVan } from '../../../../test/support/registratie';
import { kind, meldingProfessional, moeder, vera } from '../../../../test/support/world';
import { decode } from '../index';
import { encodeRegistratie } from './encode-registratie';

const leaves = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [JSON.stringify(value ?? null)];

/** A schuiladres stays, and of who has one every place where they may be. */
function mayGo({ schuiladres, ...persoon }: CasusPersoon): object {
  const { feitelijkAdres, overigeAdressen, relaties = [], ...rest } = persoon;
  const places = schuiladres === undefined ? { feitelijkAdres, overigeAdressen } : {};
  return { ...rest, ...places, relaties: relaties.map((relatie) => mayGo(relatie as unknown as CasusPersoon)) };
}

const fixture = (soort: SoortIn, file: string) =>
  [soort, () => decode(soort, readFileSync(join(__dirname, '../../../../test/fixtures/stuf', file)), 'b1')] as const;

const opgenomen = { ...meldingProfessional([kind, moeder]), bron: 'mail' as const, poststuk: 'p1', adviesvraag: 'a1', door: vera };

test.each([
  fixture('vt-melding.v1', 'vt-melding-volledig.xml'),
  fixture('generieke-melding.v1', 'melding-generiek-volledig.xml'),
  fixture('zorgmelding.v1', 'zorgmelding-volledig.xml'),
  ['melding-professional.v1', () => meldingProfessional([kind, moeder])] as const,
  ['opgenomen-melding.v1', () => opgenomen] as const,
])('whatever a full %s tells stands in the own dossier too', (soort, inhoud) => {
  const { casus, verzegeld } = registratieVan(soort, inhoud());
  const told = new Set(leaves(verzegeld.inhoud));
  const here = leaves(JSON.parse(JSON.stringify([casus.meldingen.map((melding) => melding.inhoud), casus.personen.map(mayGo)])));
  expect(here.length).toBeGreaterThan(10);
  expect(here.filter((value) => !told.has(value))).toEqual([]);
});

const base64 = pdf.toString('base64');
test.each([
  ['the document of a melding', () => registratieVan('zorgmelding.v1', decode('zorgmelding.v1', meldingMetDocument, 'b1'))],
  ['the mail that one was typed over from', () => registratieVan('opgenomen-melding.v1', opgenomen, { base64 })],
])('%s goes along as it came, and the page for people does without its bytes', (_, registratie) => {
  const { verzegeld } = registratie();
  expect(leaves(verzegeld.inhoud)).toContain(JSON.stringify(base64));
  const { leesbaar } = JSON.parse(encodeRegistratie(verzegeld, 'r1', 'json').toString()) as { leesbaar: { base64: string } };
  const page = Buffer.from(leesbaar.base64, 'base64').toString();
  expect([page.includes('<dt>Sha256</dt>'), page.includes(base64)]).toEqual([true, false]);
});
