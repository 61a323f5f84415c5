import type { Inhoud, Soort, SoortIn } from '@schakel/contracts';
import { catalogue, dropEmpty, deriveId, validate } from '@schakel/contracts';
import { casusIdOf, isMeldingSoort, nummerPersonen, type BerichtIn, type RadarTreffer } from '@schakel/domain';
import { decodeAlle, isStufSoortIn } from '@schakel/ketenpartners';
import type { Bericht } from '@schakel/store/journal';

/** A bericht as the decision wants it, the casus that it is about, and the row that it came from: an answer may hold several. */
export interface Gelezen {
  readonly bericht: BerichtIn;
  readonly casus: string;
  readonly rij: string;
}

/** Persons in JSON carry a label of the sender's; those in XML got their number when they were read. */
const isJsonMelding = (soort: SoortIn, inhoud: object): inhoud is Inhoud<'melding-professional.v1'> =>
  'zorgelijkeSituatie' in inhoud && !isStufSoortIn(soort);

const isIn = (soort: Soort): soort is SoortIn => catalogue[soort].richting === 'in';

/**
 * Reads the whole content, once. XML was validated at the door; JSON of our own doors is validated here. The first bericht of a row has the id
 * of the row, further ones an id that follows from it.
 * @throws RejectError when the content is not what its soort says; Error for a soort that is never handled here
 */
export function readBericht(row: Bericht & { inhoud: Buffer }): Gelezen[] {
  const { id, soort, partij, ontvangenOp, twijfel, dringend } = row;
  if (!isIn(soort)) throw new Error('afhandeling: geen inkomend bericht');
  const shared = { soort, partij, ontvangenOp, twijfel, dringend, radar: [] as readonly RadarTreffer[] };
  const casus = row.casus ?? casusIdOf(id);
  return contentsOf(soort, row).map((inhoud, at) => ({
    bericht: { ...shared, inhoud, id: at === 0 ? id : deriveId(id, at) },
    casus,
    rij: id,
  }));
}

function contentsOf(soort: SoortIn, { id, inhoud }: { id: string; inhoud: Buffer }): Inhoud<SoortIn>[] {
  if (isStufSoortIn(soort)) return decodeAlle(soort, inhoud, id);
  const type: new () => Inhoud<SoortIn> = catalogue[soort].inhoud;
  const sent: unknown = JSON.parse(inhoud.toString('utf8'));
  if (!isMeldingSoort(soort)) return [validate(type, sent)];
  const read = validate(type, dropEmpty(sent));
  return [isJsonMelding(soort, read) ? nummerPersonen(read, id) : read];
}
