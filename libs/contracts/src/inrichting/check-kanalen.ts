import { catalogue, isSoort } from '../catalogue';
import type { Bevinding } from './bevinding';
import type { Inrichting } from './inrichting';
import type { Kanaal, Partij } from './partijen';

/** A channel has what it needs to reach somebody. */
export const checkKanalen = ({ partijen }: Inrichting): Bevinding[] =>
  partijen.flatMap((partij, at) => checkKanaal(partij.kanaal, `partijen.yaml/partijen[${at + 1}]/kanaal`));

function checkKanaal({ soort, adres, digikoppeling }: Kanaal, location: string): Bevinding[] {
  const needsAddress = soort === 'stuf-direct' || soort === 'mail';
  return [
    ...(needsAddress && !adres ? [{ location: `${location}/adres`, problem: 'ontbreekt bij dit kanaal' }] : []),
    ...(soort === 'digikoppeling' && !digikoppeling
      ? [{ location: `${location}/digikoppeling`, problem: 'ontbreekt bij dit kanaal' }]
      : []),
    ...(digikoppeling?.acties ?? []).flatMap(({ bericht }, at) =>
      isSoort(bericht) && catalogue[bericht].richting === 'uit'
        ? []
        : [{ location: `${location}/digikoppeling/acties[${at + 1}]/bericht`, problem: 'dit bericht verstuurt de hub niet' }],
    ),
  ];
}

/** Reports to and from police, Halt (a partij of the kind politie) and the Raad go by CORV, which is Digikoppeling (Regeling justitiële keteninformatisering Jeugdwet, art. 3). */
const byCorv: readonly Partij['soort'][] = ['politie', 'rvdk'];

/** What holds in production only. Empty = fit to start with there. */
export const checkProductie = ({ partijen }: Pick<Inrichting, 'partijen'>): Bevinding[] =>
  partijen.flatMap(({ soort, kanaal }, at) =>
    byCorv.includes(soort) && kanaal.soort !== 'digikoppeling'
      ? [
          {
            location: `partijen.yaml/partijen[${at + 1}]/kanaal/soort`,
            problem: `in productie is dit digikoppeling bij een partij van soort ${soort}`,
          },
        ]
      : [],
  );
