import { isDatum } from '../identifiers';
import type { Bevinding } from './bevinding';
import type { Dienstpatroon } from './bereikbaarheid';
import type { Inrichting } from './inrichting';

const file = 'bereikbaarheid.yaml/bereikbaarheid';

/** Whoever is named exists, somebody stands behind everybody, and every dienst can be counted out. */
export function checkBereikbaarheid({ bereikbaarheid }: Inrichting): Bevinding[] {
  const { personen, rooster, achterwacht, bevestigBinnen, beoordeeldVoor } = bereikbaarheid;
  const ids = personen.map(({ id }) => id);
  const unknown = (named: readonly string[]): boolean => named.length === 0 || named.some((id) => !ids.includes(id));
  return [
    ...personen.flatMap(({ id }, at) =>
      ids.indexOf(id) < at ? [{ location: `${file}/personen[${at + 1}]/id`, problem: 'komt twee keer voor' }] : [],
    ),
    ...rooster.flatMap((patroon, at) => checkPatroon(patroon, `${file}/rooster[${at + 1}]`, unknown)),
    ...(unknown(achterwacht) ? [{ location: `${file}/achterwacht`, problem: 'leeg, of noemt iemand die niet bij personen staat' }] : []),
    ...(bevestigBinnen >= 1 ? [] : [{ location: `${file}/bevestigBinnen`, problem: 'moet minstens 1 zijn' }]),
    ...(beoordeeldVoor >= 0 && beoordeeldVoor <= 23 ? [] : [{ location: `${file}/beoordeeldVoor`, problem: 'geen uur van de dag' }]),
  ];
}

function checkPatroon(patroon: Dienstpatroon, location: string, unknown: (ids: readonly string[]) => boolean): Bevinding[] {
  const { geldigVan, geldigTot, elkeWeken = 1, volgorde, dagen } = patroon;
  const sound = isDatum(geldigVan) && (geldigTot === undefined || (isDatum(geldigTot) && geldigTot > geldigVan));
  return [
    ...(unknown(volgorde) ? [{ location: `${location}/volgorde`, problem: 'leeg, of noemt iemand die niet bij personen staat' }] : []),
    ...(dagen.length > 0 ? [] : [{ location: `${location}/dagen`, problem: 'noemt geen dag' }]),
    ...(sound ? [] : [{ location: `${location}/geldigTot`, problem: 'de periode klopt niet' }]),
    ...(elkeWeken >= 1 ? [] : [{ location: `${location}/elkeWeken`, problem: 'moet minstens 1 zijn' }]),
  ];
}
