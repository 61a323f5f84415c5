import type { ErrorCode, Fout, Inrichting } from '@schakel/contracts';
import { errorCodes } from '@schakel/contracts';
import type { Geweigerd } from '@schakel/store/beheer';

const beschadigd = 'Het bericht kwam niet heel aan, of is niet af.';
const anders = 'In het bericht ontbreekt iets, of er staat iets op de verkeerde plek.';

/** Why a bericht was refused, for who telephones its sender. A code of a door without a sentence fails a test. */
const zinnen: Partial<Record<ErrorCode, string>> = {
  'niet-welgevormd': beschadigd,
  'json-ongeldig': beschadigd,
  'doctype-geweigerd': 'In het bericht staat iets dat wij nooit aannemen, omdat het gevaarlijk kan zijn. Zeg het ook de beheerder.',
  'schema-ongeldig': anders,
  'invoer-ongeldig': anders,
  'onbekend-bericht': 'Dit soort bericht nemen wij hier niet aan.',
  'melding-niet-voor-ons': 'Het bericht is voor een andere organisatie bedoeld.',
  'te-groot': 'Het bericht is te groot. Wij hebben alleen het begin. Vraag de afzender om het zonder bijlagen te sturen.',
  'type-niet-ondersteund': 'Het systeem van de afzender stuurde het bericht in een vorm die wij niet lezen.',
  'niet-toegestaan': 'De afzender mag bij ons niet in deze vorm melden.',
  'te-lang-bezig': 'Het bericht is zo groot of zo ingewikkeld dat de computer het niet kon lezen.',
  'zender-niet-toegestaan': 'De afzender stuurde dit namens een organisatie waarvoor hij bij ons niet mag sturen.',
  'andere-partner-gevraagd': 'Het is een antwoord op een vraag die wij aan een ander stelden.',
  'onbekende-vraag': 'Het is een antwoord op een vraag die wij niet kennen.',
};
export const afgewezenTekst = (code: ErrorCode): string => zinnen[code] ?? `${errorCodes[code][1]}.`;

/** A refused report: enough to telephone its sender, and nothing of what was in it. Codes and places are what the other side's technician asks for. */
export const afgewezenView = ({ partijen }: Inrichting, { id, partij, ontvangenOp, fouten }: Geweigerd) => ({
  id,
  partij: partijen.find((one) => one.id === partij)?.naam ?? partij,
  ontvangenOp,
  fouten: [...new Set(fouten.map(({ code }) => code))].map((code) => ({
    code,
    tekst: afgewezenTekst(code),
    plaatsen: placesOf(fouten, code),
  })),
});

const placesOf = (fouten: readonly Fout[], code: ErrorCode): string[] =>
  fouten.filter((fout) => fout.code === code && fout.location !== '').map(({ location }) => location);
