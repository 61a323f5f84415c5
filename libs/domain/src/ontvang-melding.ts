import { isBekendeRol, deriveId } from '@schakel/contracts';
import type { Codelijsten, PersoonBijMelding, Inrichting, Persoon } from '@schakel/contracts';
import type { BerichtIn } from './besluit';
import type { Casus, CasusMelding, CasusPersoon } from './casus';
import type { GelezenMelding } from './gelezen-melding';
import type { MeldingSoort } from './melding-inhoud';
import { leesMelding } from './melding-inhoud';
import { aardOf } from './personen';
import type { Context, Step } from './step';
import { begin, change, signal } from './step';
import { startRegels } from './termijnen';
import { alarm } from './urgentie';
import { proposeVragen } from './vragen-voorstel';

type MeldingBericht = BerichtIn<MeldingSoort>;

/** The casus that a melding opens: always a new one. What the radar found is shown; only a person joins casussen. */
export const casusIdOf = (bericht: string): string => deriveId(bericht, 'casus');

export function openCasus(context: Context<MeldingSoort>): Step {
  const { bericht } = context;
  const melding = leesMelding(bericht.soort, bericht.inhoud);
  const codes = melding.aanwijzingen;
  const dringend = codes.length > 0 || bericht.dringend === true;
  const bereiktOp = melding.bereiktOp ?? bericht.ontvangenOp;
  const opened = begin(newCasus(context, melding, { dringend, bereiktOp }));
  const proposed = change(opened, { voorstelVragen: proposeVragen(context.inrichting, opened.casus) });
  const started = startRegels(proposed, context, 'ontvangst', bereiktOp);
  const recorded = startRegels(started, context, 'vastlegging', context.now);
  const told = bericht.voorganger ? signal(recorded, context, 'voorganger-niet-open', bericht.voorganger) : recorded;
  return dringend ? alarm(told, context, codes) : told;
}

function newCasus(
  { inrichting, bericht }: Context<MeldingSoort>,
  melding: GelezenMelding,
  { dringend, bereiktOp }: { dringend: boolean; bereiktOp: Date },
): Casus {
  return {
    id: casusIdOf(bericht.id),
    versie: 0,
    status: 'ontvangen',
    dringend,
    ontvangenOp: bereiktOp.toISOString(),
    zichtOpVeiligheid: inrichting.hub.partij,
    personen: personenOf(inrichting, bericht.id, melding),
    meldingen: [meldingOf(bericht, melding, bereiktOp)],
    voorstelVragen: [],
    vragen: [],
    antwoorden: [],
    deelcasussen: [],
    termijnen: [],
    notities: [],
    eerdereBesluiten: [],
    signalen: [],
    radar: bericht.radar,
    verzonden: [],
    berichten: [],
  };
}

export function meldingOf(
  { id, soort, partij, twijfel }: MeldingBericht,
  { kenmerk, inhoud, partij: melder }: GelezenMelding,
  bereiktOp: Date,
): CasusMelding {
  const known = kenmerk ? { kenmerk } : {};
  return { bericht: id, soort, partij: melder ?? partij, ...known, ontvangenOp: bereiktOp.toISOString(), inhoud, twijfel };
}

/** The betrokkenen, then who was only informed. Somebody named twice under one id counts once, with the role of a betrokkene. */
export function personenOf({ codelijsten }: Inrichting, id: string, { betrokkenen, geinformeerden }: GelezenMelding): CasusPersoon[] {
  const concerned = betrokkenen.map((persoon) =>
    asCasusPersoon(withRolTwijfel(codelijsten, persoon), aardOf(codelijsten, persoon.rol), id),
  );
  const all = [...concerned, ...geinformeerden.map((persoon) => asGeinformeerde(persoon, id))];
  return all.filter((persoon, at) => all.findIndex((other) => other.id === persoon.id) === at);
}

/** A role beside the list makes somebody an omstander; a worker must see that nobody chose that. */
const withRolTwijfel = (codelijsten: Codelijsten, persoon: PersoonBijMelding): PersoonBijMelding =>
  isBekendeRol(codelijsten, persoon.rol) ? persoon : { ...persoon, twijfel: [...(persoon.twijfel ?? []), 'rol'] };

const asCasusPersoon = (persoon: PersoonBijMelding, aard: CasusPersoon['aard'], bericht: string): CasusPersoon => ({
  ...persoon,
  aard,
  bericht,
});
const asGeinformeerde = (persoon: Persoon, bericht: string): CasusPersoon => ({
  ...persoon,
  rol: 'geinformeerd',
  aard: 'omstander',
  bericht,
});
