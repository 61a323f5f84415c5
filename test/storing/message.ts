/** The reports of a run. Each is another, follows from seed and number, and carries a marker in every field that takes one. */
import { buildVtMelding } from '../fixtures/vt-melding.cjs';
import { persona, type Persona } from '../fixtures/personas';

export interface Report {
  readonly referentienummer: string;
  readonly body: Buffer;
}

/** One of so many is urgent, so that alarms go out too. */
const urgentEvery = 50;
const letters = 'bcdfghjklmnpqrstvwxz';
const lettersOf = (nr: number): string => nr.toString(20).replace(/./g, (digit) => letters.charAt(parseInt(digit, 20)));

/** Per field a text that occurs nowhere else; the number of the report follows it. */
export interface Markers {
  readonly geslachtsnaam: string;
  readonly voornamen: string;
  readonly straat: string;
  readonly tekst: string;
}

export function markersOf(seed: number): Markers {
  const word = lettersOf(seed * 7_919 + 160_000);
  return { geslachtsnaam: `zqn${word}`, voornamen: `zqv${word}`, straat: `zqs${word}`, tekst: `zqt${word}` };
}

/** Nobody has a bsn: numbers of the test range are too few for so many people, and people who share one would be found as one. */
function stranger(base: Persona, markers: Markers, nr: number): Omit<Persona, 'bsn'> {
  const { bsn: _, ...rest } = base;
  const tail = lettersOf(nr);
  return {
    ...rest,
    geslachtsnaam: `${markers.geslachtsnaam}${tail}`,
    voornamen: `${markers.voornamen}${tail}`,
    adres: { ...base.adres, straat: `${markers.straat}${tail}` },
  };
}

/** The report with this number; the same bytes each time. */
export function reportOf(seed: number, nr: number): Report {
  const referentienummer = `storing-${seed}-${nr}`;
  const markers = markersOf(seed);
  const personen = ['moeder-huizen', 'dochter-huizen'].map((id) => ({ persoon: stranger(persona(id), markers, nr) }));
  const teksten = { omschrijvingIncident: `${markers.tekst}${lettersOf(nr)}`, omschrijvingZorgelijkeSituatie: markers.tekst };
  const urgent = nr % urgentEvery === 0 ? { sash: 'hoog' as const } : {};
  return { referentienummer, body: Buffer.from(buildVtMelding({ referentienummer, personen, teksten, ...urgent }), 'utf8') };
}

/** The same reference with other bytes: never the same report. */
export function forgeryOf(seed: number, nr: number): Buffer {
  return Buffer.from(reportOf(seed, nr).body.toString('utf8').replaceAll(markersOf(seed).tekst, 'vervalst'), 'utf8');
}
