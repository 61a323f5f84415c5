import type { Bevinding } from './bevinding';
import type { Inrichting } from './inrichting';

/** More would take the connections that people and systems need. */
const most = 10;

/** Every mailbox is read once, by one name, from an address that can be one. Secrets are asked for by the process that logs in. */
export function checkPostbussen({ hub: { postbussen = [] } }: Pick<Inrichting, 'hub'>): Bevinding[] {
  const at = (index: number, field: string): string => `partijen.yaml/hub/postbussen[${index + 1}]/${field}`;
  const ids = postbussen.map(({ id }) => id);
  const folders = postbussen.map(({ adres = '', gebruiker = '', map }) => `${adres} ${gebruiker} ${map}`);
  const repeated = (values: readonly string[], field: string) => (_: unknown, index: number) =>
    values.indexOf(values[index] ?? '') < index ? [{ location: at(index, field), problem: 'komt twee keer voor' }] : [];
  const read = postbussen.filter(({ adres }) => adres);
  return [
    ...(read.length > most ? [{ location: 'partijen.yaml/hub/postbussen', problem: `meer dan ${most}` }] : []),
    ...postbussen.flatMap(repeated(ids, 'id')),
    ...postbussen.flatMap((postbus, index) => (postbus.adres ? repeated(folders, 'map')(postbus, index) : [])),
    ...postbussen.flatMap(({ adres, gebruiker }, index) => [
      ...(!adres || URL.canParse(adres) ? [] : [{ location: at(index, 'adres'), problem: 'geen adres' }]),
      ...(adres && !gebruiker ? [{ location: at(index, 'gebruiker'), problem: 'ontbreekt bij dit adres' }] : []),
    ]),
    ...postbussen.flatMap(({ map, kopieMap }, index) =>
      kopieMap === map ? [{ location: at(index, 'kopieMap'), problem: 'is de map die gelezen wordt' }] : [],
    ),
  ];
}
