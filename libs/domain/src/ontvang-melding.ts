import { uuidV5 } from '@schakel/contracts';
import type { Betrokkene, Inrichting, Persoon, VtMelding } from '@schakel/contracts';
import type { BerichtIn } from './besluit';
import type { Casus, CasusMelding, CasusPersoon, MeldingInhoud } from './casus';
import { aardOf } from './personen';
import type { Context, Step } from './step';
import { begin, change } from './step';
import { startRegels } from './termijnen';
import { aanwijzingenIn, alarm } from './urgentie';
import { proposeVragen } from './vragen-voorstel';

type MeldingBericht = BerichtIn<'vt-melding.v1'>;

/** The casus that a melding opens: always a new one. What the radar found is shown; only a person joins casussen. */
export const casusIdOf = (bericht: string): string => uuidV5(bericht, 'casus');

export function openCasus(context: Context<'vt-melding.v1'>): Step {
  const { bericht } = context;
  const codes = aanwijzingenIn(bericht.inhoud);
  const dringend = codes.length > 0 || bericht.dringend === true;
  const opened = begin(newCasus(context, dringend));
  const proposed = change(opened, { voorstelVragen: proposeVragen(context.inrichting, opened.casus) });
  const started = startRegels(proposed, context, 'ontvangst', bericht.ontvangenOp);
  const recorded = startRegels(started, context, 'vastlegging', context.now);
  return dringend ? alarm(recorded, context, codes) : recorded;
}

function newCasus({ inrichting, bericht }: Context<'vt-melding.v1'>, dringend: boolean): Casus {
  return {
    id: casusIdOf(bericht.id),
    versie: 0,
    status: 'ontvangen',
    dringend,
    ontvangenOp: bericht.ontvangenOp.toISOString(),
    zichtOpVeiligheid: inrichting.hub.partij,
    personen: personenOf(inrichting, bericht),
    meldingen: [meldingOf(bericht)],
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

function meldingOf({ id, partij, ontvangenOp, inhoud, twijfel }: MeldingBericht): CasusMelding {
  const kenmerk = inhoud.kenmerk ? { kenmerk: inhoud.kenmerk } : {};
  return { bericht: id, partij, ...kenmerk, ontvangenOp: ontvangenOp.toISOString(), inhoud: withoutPersonen(inhoud), twijfel };
}

function withoutPersonen({ zorgelijkeSituatie, geinformeerden, ...melding }: VtMelding): MeldingInhoud {
  const { betrokkenen, ...situatie } = zorgelijkeSituatie;
  const references = geinformeerden?.map(({ persoon, ...rest }) => ({ ...rest, ...(persoon ? { persoon: persoon.id } : {}) }));
  return { ...melding, zorgelijkeSituatie: situatie, ...(references ? { geinformeerden: references } : {}) };
}

/** The betrokkenen, then who was only informed. Somebody named twice under one id counts once, with the role of a betrokkene. */
function personenOf({ codelijsten }: Inrichting, { id, inhoud }: MeldingBericht): CasusPersoon[] {
  const betrokkenen = inhoud.zorgelijkeSituatie.betrokkenen.map((persoon) => asCasusPersoon(persoon, aardOf(codelijsten, persoon.rol), id));
  const informed = (inhoud.geinformeerden ?? []).flatMap(({ persoon }) => (persoon ? [asGeinformeerde(persoon, id)] : []));
  const all = [...betrokkenen, ...informed];
  return all.filter((persoon, at) => all.findIndex((other) => other.id === persoon.id) === at);
}

const asCasusPersoon = (persoon: Betrokkene, aard: CasusPersoon['aard'], bericht: string): CasusPersoon => ({ ...persoon, aard, bericht });
const asGeinformeerde = (persoon: Persoon, bericht: string): CasusPersoon => ({
  ...persoon,
  rol: 'geinformeerd',
  aard: 'omstander',
  bericht,
});
