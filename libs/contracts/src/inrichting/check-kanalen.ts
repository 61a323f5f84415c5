import { catalogue, isSoort } from '../catalogue';
import type { Bevinding } from './bevinding';
import type { Inrichting } from './inrichting';
import type { Kanaal, Partij } from './partijen';

/** A channel has what it needs to reach somebody. */
export const checkKanalen = ({ partijen }: Inrichting): Bevinding[] =>
  partijen.flatMap((partij, at) => [
    ...checkKanaal(partij.kanaal, `partijen.yaml/partijen[${at + 1}]/kanaal`),
    ...(partij.kanaal.soort === 'http' ? checkHttp(partij, `partijen.yaml/partijen[${at + 1}]/kanaal`) : []),
  ]);

/** Only a melding for another region goes by it: a question of ours is StUF. Without an address that region gets it by hand. */
const checkHttp = ({ soort, kanaal: { adres }, ketenpartner }: Partij, location: string): Bevinding[] => [
  ...(soort === 'veilig-thuis' && !ketenpartner?.vragen
    ? []
    : [{ location: `${location}/soort`, problem: 'http is alleen voor een andere Veilig Thuis-regio, aan wie niets wordt gevraagd' }]),
  ...(!adres || (URL.canParse(adres) && /^https?:/.test(adres))
    ? []
    : [{ location: `${location}/adres`, problem: 'geen adres dat met http begint' }]),
];

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

/** A municipality points to where a family lives, and a warning names who is silent: nothing is expected of one. */
export const checkVerwacht = ({ partijen }: Pick<Inrichting, 'partijen'>): Bevinding[] =>
  partijen.flatMap(({ soort, verwachtBinnen }, at) => {
    if (!verwachtBinnen) return [];
    const { uren, werkdagen } = verwachtBinnen;
    const location = `partijen.yaml/partijen[${at + 1}]/verwachtBinnen`;
    const one = (uren === undefined) !== (werkdagen === undefined) && (uren ?? werkdagen ?? 0) >= 1;
    return [
      ...(one ? [] : [{ location, problem: 'noem uren of werkdagen, minstens 1' }]),
      ...(soort === 'gemeente' ? [{ location, problem: 'kan niet bij een gemeente' }] : []),
    ];
  });

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
