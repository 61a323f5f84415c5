import type { Status } from '@schakel/domain';
import type { CasusRegel } from '@schakel/store/casus';
import { statussen, termijnTekst } from '../view/woorden';
import type { Gevonden } from './zoeken.service';

/** A casus that a search found: that it is there and how it stands. */
export const gevondenView = ({ id, status, ontvangenOp, sterkte }: Gevonden) => ({
  id,
  status: statussen[status as Status],
  ontvangenOp,
  zeker: sterkte === 'bsn',
});

/** The term that ends first. */
export const termijnVan = ({ termijnen: [eerste] }: CasusRegel) =>
  eerste && { soort: termijnTekst(eerste.soort), uiterlijk: new Date(eerste.uiterlijk) };
