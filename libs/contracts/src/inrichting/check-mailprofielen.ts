import { OpgenomenMelding } from '../berichten/melding-professional.v1';
import type { VeldOptions } from '../veld';
import { veldenOf } from '../veld';
import type { Bevinding } from './bevinding';
import type { Inrichting } from './inrichting';
import type { Mailprofiel } from './mailprofiel';
import type { Partij } from './partijen';

/** What a field of an opgenomen-melding holds, by its path, such as `zorgelijkeSituatie/betrokkenen[1]/bsn`; undefined when there is none. */
export function meldingVeld(pad: string): Exclude<VeldOptions, { genest: unknown }> | undefined {
  let velden: ReadonlyMap<string, VeldOptions> = veldenOf(OpgenomenMelding);
  for (const step of pad.split('/')) {
    const [, name = '', place] = /^(\w+)(\[[1-9]\d?\])?$/.exec(step) ?? [];
    const veld: VeldOptions | undefined = velden.get(name);
    if (!veld) return undefined;
    if (!('genest' in veld)) return place === undefined && pad.endsWith(step) ? veld : undefined;
    if ((place !== undefined) !== (veld.lijst === true)) return undefined;
    velden = veldenOf(veld.genest());
  }
  return undefined;
}

/** Profiles have names of their own and point to fields that are there; who is trusted with a format may use it. */
export function checkMailprofielen({ partijen }: Inrichting): Bevinding[] {
  return partijen.flatMap((partij, at) =>
    (partij.mailprofielen ?? []).flatMap((profiel, nr, all) => {
      const location = `partijen.yaml/partijen[${at + 1}]/mailprofielen[${nr + 1}]`;
      const twice = all.findIndex(({ id }) => id === profiel.id) < nr;
      return [
        ...(twice ? [{ location: `${location}/id`, problem: 'komt twee keer voor' }] : []),
        ...checkVelden(profiel, location),
        ...checkFormaten(partij, profiel, location),
      ];
    }),
  );
}

const checkVelden = ({ velden = [] }: Mailprofiel, location: string): Bevinding[] =>
  velden.flatMap(({ pad }, at) =>
    meldingVeld(pad) ? [] : [{ location: `${location}/velden[${at + 1}]/pad`, problem: 'geen veld van een opgenomen-melding' }],
  );

/** Only the police reports by XML (interfaces.md). */
const checkFormaten = ({ soort, mailAfzenders = [] }: Partij, { formaten }: Mailprofiel, location: string): Bevinding[] => [
  ...(formaten.includes('stuf-jeugdzorg') && soort !== 'politie'
    ? [{ location: `${location}/formaten`, problem: 'stuf-jeugdzorg is van de politie alleen' }]
    : []),
  ...(mailAfzenders.length === 0 ? [{ location, problem: 'deze partij heeft geen mailAfzenders' }] : []),
];
