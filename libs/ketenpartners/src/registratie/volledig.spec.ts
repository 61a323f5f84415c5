/** Content is destroyed here some time after the own dossier has it: what does not go along is lost. */
import type { SoortIn } from '@schakel/contracts';
import type { CasusPersoon } from '@schakel/domain';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registratieVan } from '../../../../test/support/registratie';
import { kind, meldingProfessional, moeder } from '../../../../test/support/world';
import { decode } from '../index';

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

test.each([
  fixture('vt-melding.v1', 'vt-melding-volledig.xml'),
  fixture('generieke-melding.v1', 'melding-generiek-volledig.xml'),
  fixture('zorgmelding.v1', 'zorgmelding-volledig.xml'),
  ['melding-professional.v1', () => meldingProfessional([kind, moeder])] as const,
])('whatever a full %s tells stands in the own dossier too', (soort, inhoud) => {
  const { casus, verzegeld } = registratieVan(soort, inhoud());
  const told = new Set(leaves(verzegeld.inhoud));
  const here = leaves(JSON.parse(JSON.stringify([casus.meldingen.map((melding) => melding.inhoud), casus.personen.map(mayGo)])));
  expect(here.length).toBeGreaterThan(10);
  expect(here.filter((value) => !told.has(value))).toEqual([]);
});
