import type { Inhoud, Persoon, SoortIn, VtMelding } from '@schakel/contracts';
import { twijfelachtigeVelden, deriveId } from '@schakel/contracts';
import type { Geinformeerde, GelezenMelding } from './gelezen-melding';
import { leesGeneriekeMelding, leesZorgmelding } from './melding-stuf';
import { aanwijzingenIn, aanwijzingenInOpgave } from './urgentie';

/** The berichten that open a casus. */
export const meldingSoorten = [
  'vt-melding.v1',
  'generieke-melding.v1',
  'zorgmelding.v1',
  'melding-professional.v1',
  'opgenomen-melding.v1',
] as const satisfies readonly SoortIn[];
export type MeldingSoort = (typeof meldingSoorten)[number];
export const isMeldingSoort = (soort: SoortIn): soort is MeldingSoort => (meldingSoorten as readonly SoortIn[]).includes(soort);

type Lezer<S extends MeldingSoort> = (inhoud: Inhoud<S>) => GelezenMelding;

/** One reader per format: a soort without one does not compile. */
const lezers: { readonly [S in MeldingSoort]: Lezer<S> } = {
  'vt-melding.v1': leesVtMelding,
  'generieke-melding.v1': leesGeneriekeMelding,
  'zorgmelding.v1': leesZorgmelding,
  'melding-professional.v1': leesProfessional,
  'opgenomen-melding.v1': leesOpgenomen,
};

/** Pure; loses nothing that a worker must see. The persons must carry the hub's own numbers already. */
export const leesMelding = <S extends MeldingSoort>(soort: S, inhoud: Inhoud<S>): GelezenMelding => (lezers[soort] as Lezer<S>)(inhoud);

function leesVtMelding(melding: VtMelding): GelezenMelding {
  const { zorgelijkeSituatie, geinformeerden, ...rest } = melding;
  const { betrokkenen, ...situatie } = zorgelijkeSituatie;
  const told = geinformeerden?.map(({ persoon, ...each }): Geinformeerde => ({ ...each, ...(persoon ? { persoon: persoon.id } : {}) }));
  return {
    ...(melding.kenmerk ? { kenmerk: melding.kenmerk } : {}),
    inhoud: { ...rest, zorgelijkeSituatie: situatie, ...(told ? { geinformeerden: told } : {}) },
    betrokkenen,
    geinformeerden: (geinformeerden ?? []).flatMap(({ persoon }) => (persoon ? [persoon] : [])),
    aanwijzingen: aanwijzingenIn(melding),
  };
}

function leesOpgenomen({ bron, poststuk, adviesvraag, door, partij, bereiktOp, ...rest }: Inhoud<'opgenomen-melding.v1'>): GelezenMelding {
  const gelezen = leesProfessional(rest);
  return {
    ...gelezen,
    ...(partij ? { partij } : {}),
    ...(bereiktOp ? { bereiktOp: new Date(bereiktOp) } : {}),
    inhoud: { ...gelezen.inhoud, opname: { bron, door, ...(poststuk ? { poststuk } : {}), ...(adviesvraag ? { adviesvraag } : {}) } },
  };
}

function leesProfessional(melding: Inhoud<'melding-professional.v1'>): GelezenMelding {
  const { zorgelijkeSituatie, geinformeerden, ...rest } = melding;
  const { betrokkenen, situatieschets, ...situatie } = zorgelijkeSituatie;
  const told = geinformeerden?.map(({ persoon, wie, ...each }): Geinformeerde => {
    const number = wie ?? persoon?.id;
    return { ...each, ...(number ? { persoon: number } : {}) };
  });
  return {
    ...(melding.kenmerk ? { kenmerk: melding.kenmerk } : {}),
    inhoud: { ...rest, zorgelijkeSituatie: { ...situatie, omschrijving: situatieschets }, ...(told ? { geinformeerden: told } : {}) },
    betrokkenen,
    geinformeerden: (geinformeerden ?? []).flatMap(({ persoon }) => (persoon ? [persoon] : [])),
    aanwijzingen: aanwijzingenInOpgave(melding),
  };
}

/**
 * Gives everybody in a JSON report the hub's own number, which follows from the bericht and the sender's label, and marks what is doubtful about
 * them. Who is told and bears the label of a betrokkene is that betrokkene; two betrokkenen with one label stay two.
 */
export function nummerPersonen<M extends Inhoud<'melding-professional.v1'>>(melding: M, bericht: string): M {
  const number = (label: string): string => deriveId(bericht, 'persoon', label);
  const named = <P extends Persoon>(persoon: P, label = persoon.id): P => ({ ...persoon, id: number(label), ...twijfelOf(persoon) });
  const { zorgelijkeSituatie, geinformeerden } = melding;
  const { betrokkenen } = zorgelijkeSituatie;
  const labelOf = ({ id }: Persoon, at: number): string =>
    betrokkenen.findIndex((other) => other.id === id) < at ? `${id} ${at + 1}` : id;
  const told = geinformeerden?.map(({ persoon, wie, ...rest }) => ({
    ...rest,
    ...(persoon ? { persoon: named(persoon) } : {}),
    ...(wie ? { wie: number(wie) } : {}),
  }));
  return {
    ...melding,
    zorgelijkeSituatie: { ...zorgelijkeSituatie, betrokkenen: betrokkenen.map((each, at) => named(each, labelOf(each, at))) },
    ...(told ? { geinformeerden: told } : {}),
  };
}

/** What the sender doubts counts beside what the hub does. */
function twijfelOf(persoon: Persoon): Pick<Persoon, 'twijfel'> {
  const twijfel = [...new Set([...(persoon.twijfel ?? []), ...twijfelachtigeVelden(persoon)])];
  return twijfel.length > 0 ? { twijfel } : {};
}
