import {
  CheckOpBekendheid,
  Afwijzing,
  Bezorging,
  UitkomstCasusinformatie,
  UitslagCheckOpBekendheid,
  VerzoekCasusinformatie,
  Vraagbesluit,
} from './berichten/vragen.v1';
import {
  Alarm,
  Attendering,
  CasusNotitie,
  Overdracht,
  ReactieOpOverdracht,
  UitkomstGeneriekeMelding,
  VerstrekenTermijn,
  Vervolgbesluit,
  VtTerugkoppeling,
} from './berichten/overdracht.v1';
import { GeneriekeMelding } from './berichten/generieke-melding.v1';
import { Adviesvraag } from './berichten/adviesvraag.v1';
import { OordeelAnoniemeMelding } from './berichten/anonieme-melding.v1';
import { EigenRegistratie } from './berichten/eigen-registratie.v1';
import { Doorzending, OverdrachtVeiligThuis, ReactieOpDoorzending } from './berichten/doorzending.v1';
import { Koppeling } from './berichten/koppeling.v1';
import { Mailontvangst, Ontvangstbevestiging, Poststuk } from './berichten/mail.v1';
import { MeldingProfessional, OpgenomenMelding } from './berichten/melding-professional.v1';
import { Notificatie, VerzoekTotOnderzoek } from './berichten/raad.v1';
import { VtMelding } from './berichten/vt-melding.v1';
import { Zorgmelding } from './berichten/zorgmelding.v1';

/**
 * How the moment of arrival tells that a bericht is urgent, before anybody read it. Indicators raise; their absence never lowers.
 * `nooit`: a bericht that by its nature wakes nobody.
 */
export type Urgentie = 'aanwijzingen-in-melding' | 'erft-van-casus' | 'altijd' | 'nooit';

interface Entry {
  readonly inhoud: new () => object;
  readonly richting: 'in' | 'uit';
  readonly urgentie: Urgentie;
}
type Contract = new () => object;
const binnen = <C extends Contract>(inhoud: C, urgentie: Urgentie = 'erft-van-casus') => ({ inhoud, richting: 'in', urgentie }) as const;
const uit = <C extends Contract>(inhoud: C, urgentie: Urgentie = 'erft-van-casus') => ({ inhoud, richting: 'uit', urgentie }) as const;

/** Every bericht the hub can carry, one line each. A version is frozen; a next one comes beside it with an upcast. */
export const catalogue = {
  'vt-melding.v1': binnen(VtMelding, 'aanwijzingen-in-melding'),
  'generieke-melding.v1': binnen(GeneriekeMelding, 'aanwijzingen-in-melding'),
  'zorgmelding.v1': binnen(Zorgmelding, 'aanwijzingen-in-melding'),
  'melding-professional.v1': binnen(MeldingProfessional, 'aanwijzingen-in-melding'),
  'opgenomen-melding.v1': binnen(OpgenomenMelding, 'aanwijzingen-in-melding'),
  'uitslag-check-op-bekendheid.v1': binnen(UitslagCheckOpBekendheid),
  'uitkomst-casusinformatie.v1': binnen(UitkomstCasusinformatie),
  'notificatie.v1': binnen(Notificatie),
  'afwijzing.v1': binnen(Afwijzing),
  'bezorging.v1': binnen(Bezorging),
  'vraagbesluit.v1': binnen(Vraagbesluit),
  'casus-notitie.v1': binnen(CasusNotitie),
  'oordeel-anonieme-melding.v1': binnen(OordeelAnoniemeMelding),
  'koppeling.v1': binnen(Koppeling),
  'doorzending.v1': binnen(Doorzending),
  'reactie-op-doorzending.v1': binnen(ReactieOpDoorzending),
  'vervolgbesluit.v1': binnen(Vervolgbesluit),
  'reactie-op-overdracht.v1': binnen(ReactieOpOverdracht),
  'verstreken-termijn.v1': binnen(VerstrekenTermijn, 'nooit'),
  'poststuk.v1': binnen(Poststuk, 'nooit'),
  'adviesvraag.v1': binnen(Adviesvraag, 'nooit'),
  'mailontvangst.v1': binnen(Mailontvangst, 'nooit'),
  'check-op-bekendheid.v1': uit(CheckOpBekendheid),
  'verzoek-casusinformatie.v1': uit(VerzoekCasusinformatie),
  'overdracht.v1': uit(Overdracht),
  'overdracht-veilig-thuis.v1': uit(OverdrachtVeiligThuis),
  'attendering.v1': uit(Attendering),
  'vt-terugkoppeling.v1': uit(VtTerugkoppeling, 'nooit'),
  'uitkomst-generieke-melding.v1': uit(UitkomstGeneriekeMelding, 'nooit'),
  'verzoek-tot-onderzoek.v1': uit(VerzoekTotOnderzoek),
  'ontvangstbevestiging.v1': uit(Ontvangstbevestiging, 'nooit'),
  'alarm.v1': uit(Alarm, 'altijd'),
  'eigen-registratie.v1': uit(EigenRegistratie, 'nooit'),
} as const satisfies Record<`${string}.v${number}`, Entry>;

export type Soort = keyof typeof catalogue;
export type Inhoud<S extends Soort> = InstanceType<(typeof catalogue)[S]['inhoud']>;
export type SoortIn = { [S in Soort]: (typeof catalogue)[S]['richting'] extends 'in' ? S : never }[Soort];
export type SoortUit = Exclude<Soort, SoortIn>;

export const isSoort = (value: string): value is Soort => Object.hasOwn(catalogue, value);
