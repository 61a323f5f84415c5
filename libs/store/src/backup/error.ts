/** Why a backup cannot be made, found or restored. What an administrator should do about it stands in docs/beheer/back-up-en-herstel.md. */
export const backupFouten = {
  'loopt-al': 'er loopt al een back-up van deze database',
  'map-onbruikbaar': 'deze map kan niet worden gelezen of geschreven',
  'geen-backup': 'in deze map staat geen back-up die past',
  'manifest-onleesbaar': 'het manifest kan niet worden gelezen',
  'manifest-gewijzigd': 'het manifest is na de back-up gewijzigd',
  'ander-sleutelbestand': 'SLEUTELBESTAND is niet het sleutelbestand van deze back-up',
  'bestand-ontbreekt': 'een bestand van de back-up ontbreekt',
  'bestand-gewijzigd': 'een bestand van de back-up is gewijzigd',
  'nieuwere-uitgave': 'de back-up is van een nieuwere uitgave van de hub',
  'sleutels-ouder-dan-gegevens': 'de sleutels zijn ouder dan de gegevens: een deel zou voor altijd dicht blijven',
  'sleutels-verlopen': 'de jongste back-up van de sleutels is ouder dan SLEUTELBACKUP_DAGEN',
  'doel-niet-leeg': 'de database waarin hersteld wordt is niet leeg; maak een nieuwe',
  'aantal-klopt-niet': 'er kwamen minder of meer rijen terug dan het manifest noemt',
} as const;
export type BackupFout = keyof typeof backupFouten;

/** A refusal, before or while restoring. `waar` is the name of a file, table or backup; never of a person. */
export class BackupError extends Error {
  constructor(
    readonly code: BackupFout,
    readonly waar?: string,
  ) {
    super(`${backupFouten[code]}${waar ? ` (${waar})` : ''}`);
    this.name = 'BackupError';
  }
}
