import type { Soort } from '@schakel/contracts';
import { isSoort } from '@schakel/contracts';

/** `vt-melding.v1` as it stands in a row and in a reference: kind and version apart. */
export function splitSoort(soort: Soort): { soort: string; versie: number } {
  const at = soort.lastIndexOf('.v');
  return { soort: soort.slice(0, at), versie: Number(soort.slice(at + 2)) };
}

/** The catalogue key of a row. @throws Error when this version of the hub does not know the kind: a newer one wrote it */
export function joinSoort(soort: string, versie: number): Soort {
  const joined = `${soort}.v${versie}`;
  if (!isSoort(joined)) throw new Error('opslag: een soort die deze versie niet kent');
  return joined;
}
