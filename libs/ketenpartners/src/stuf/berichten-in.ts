import type { SoortIn } from '@schakel/contracts';

/** Every message that comes in, by its root element: what it is to the hub. StUF-Jeugdzorg 1.0.9; the last two are of StUF 03.01 itself. */
export const soortenIn = {
  vtMeldingDi01: 'vt-melding.v1',
  meldingGeneriekDi01: 'generieke-melding.v1',
  zorgmeldingDi01: 'zorgmelding.v1',
  ucobDi01: 'uitslag-check-op-bekendheid.v1',
  uciDi01: 'uitkomst-casusinformatie.v1',
  notificatieDi01: 'notificatie.v1',
  Bv03Bericht: 'bezorging.v1',
  Fo03Bericht: 'afwijzing.v1',
} as const satisfies Record<string, SoortIn>;
export type WortelIn = keyof typeof soortenIn;

/** The reports among them. */
export const meldingWortels = ['vtMeldingDi01', 'meldingGeneriekDi01', 'zorgmeldingDi01'] as const satisfies readonly WortelIn[];

/** What confirms or refuses a message of ours. Their root stands in the namespace of StUF itself, and nothing answers them. */
export const bevestigingWortels = ['Bv03Bericht', 'Fo03Bericht'] as const satisfies readonly WortelIn[];

/** Where a message names the message of ours that it is about, when that is not its crossRefnummer. */
export const verwijzingen: Readonly<Record<string, string>> = {
  notificatieDi01: 'JZ:object/ZKN:heeftBetrekkingOpAndere/ZKN:gerelateerde/ZKN:identificatie',
};

/** The place of that reference, as an error names it. */
export const plaatsVanVerwijzing = (wortel: string): string =>
  `${wortel}/${(verwijzingen[wortel] ?? 'stuurgegevens/crossRefnummer').replaceAll(/\w+:/g, '')}`;

/** What the official schema takes and Veilig Thuis cannot have: a melding for another organisation. */
export const nietVoorOns: Readonly<Record<string, string>> = {
  meldingGeneriekDi01: `JZ:object/JZ:soortmeldingCode[normalize-space() != '' and normalize-space() != 'VT']`,
};
