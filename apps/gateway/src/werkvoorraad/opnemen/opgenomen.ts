import type { Fout, Gebruiker } from '@schakel/contracts';
import { isBsn, isDatum, OpgenomenMelding, RejectError, validate } from '@schakel/contracts';
import { dagVan } from '@schakel/domain';
import type { Concept } from '@schakel/store/concepten';
import type { Velden } from './concept-velden';
import { lijstOp, paden, waardeOp } from './concept-velden';

/** What the hub knows about a draft that nobody types. */
export interface Herkomst {
  readonly door: Pick<Gebruiker, 'id' | 'naam' | 'organisatie'>;
  /** When the mail came in that the draft is typed over from. */
  readonly poststukOntvangenOp?: Date;
}

/**
 * The melding that a draft has become.
 * @throws RejectError `invoer-ongeldig` with every place that is not right yet
 */
export function opgenomenMelding({ id, poststuk, begonnenOp, velden }: Concept, herkomst: Herkomst): OpgenomenMelding {
  const typed = velden as Velden;
  const reached = herkomst.poststukOntvangenOp ?? begonnenOp;
  const melding = {
    ...typed,
    melder: waardeOp(typed, 'melder') ?? {},
    bron: typed['bron'] ?? (poststuk ? 'mail' : undefined),
    bereiktOp: (poststuk ? undefined : typed['bereiktOp']) ?? reached.toISOString(),
    kenmerk: typed['kenmerk'] ?? id,
    zorgelijkeSituatie: { ...(waardeOp(typed, 'zorgelijkeSituatie') as object | undefined), betrokkenen: personenOf(typed) },
    ...toldOf(typed),
    ...(poststuk ? { poststuk } : {}),
    door: { id: herkomst.door.id, naam: herkomst.door.naam, organisatie: herkomst.door.organisatie },
  };
  const fouten = [...shapeFouten(melding), ...meaningFouten(typed, new Date())];
  if (fouten.length > 0) throw new RejectError('invoer-ongeldig', fouten);
  return validate(OpgenomenMelding, melding);
}

const personenOf = (velden: Velden): Velden[] =>
  lijstOp(velden, paden.personen).map((persoon, at) => {
    const { informering, ...rest } = persoon;
    return { ...rest, id: labelOf(rest, at) };
  });
const labelOf = ({ id }: Velden, at: number): unknown => id ?? `p${at + 1}`;

/** Who was told, or not: said beside each person, or by the mail that the draft was begun from. */
function toldOf(velden: Velden): { geinformeerden?: object[] } {
  const beside = lijstOp(velden, paden.personen).flatMap((persoon, at) => {
    const informering = waardeOp(persoon, 'informering') as Velden | undefined;
    return informering && Object.keys(informering).length > 0 ? [{ geinformeerd: false, ...informering, wie: labelOf(persoon, at) }] : [];
  });
  const all = [...lijstOp(velden, 'geinformeerden'), ...beside];
  return all.length > 0 ? { geinformeerden: all } : {};
}

function shapeFouten(melding: object): readonly Fout[] {
  try {
    validate(OpgenomenMelding, melding);
    return [];
  } catch (error) {
    if (error instanceof RejectError) return error.fouten;
    throw error;
  }
}

const fout = (location: string): Fout => ({ code: 'invoer-ongeldig', location });
const short = /^\d{4}(-(0[1-9]|1[0-2]))?$/;
const isDag = (value: string): boolean => isDatum(value) || short.test(value);

/** What no contract can tell: somebody to worry about, a BSN that exists, days that are there and not to come. */
function meaningFouten(velden: Velden, now: Date): Fout[] {
  const personen = lijstOp(velden, paden.personen);
  const reached = velden['bereiktOp'];
  // A day of the Netherlands: just after midnight it is still yesterday elsewhere.
  const late = typeof reached === 'string' && !(reached.slice(0, 10) <= dagVan(now));
  return [
    ...(personen.length > 0 ? [] : [fout('zorgelijkeSituatie/betrokkenen')]),
    ...(late ? [fout('bereiktOp')] : []),
    ...(wrongDag(velden['datumIncident']) ? [fout('datumIncident')] : []),
    ...personen.flatMap((persoon, at) => [
      ...(wrong(persoon['bsn'], isBsn) ? [fout(`zorgelijkeSituatie/betrokkenen[${at + 1}]/bsn`)] : []),
      ...(wrongDag(persoon['geboortedatum']) ? [fout(`zorgelijkeSituatie/betrokkenen[${at + 1}]/geboortedatum`)] : []),
    ]),
  ];
}
const wrong = (value: unknown, good: (text: string) => boolean): boolean => typeof value === 'string' && !good(value);
const wrongDag = (value: unknown): boolean => wrong(value, isDag);
