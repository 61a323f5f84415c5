import type { WerkdagenInrichting } from '@schakel/contracts';

/** A calendar day in the Netherlands, as YYYY-MM-DD. */
export type Dag = string;

const dayMs = 86_400_000;
const utc = (dag: Dag): number => Date.parse(`${dag}T00:00:00Z`);
const asDag = (ms: number): Dag => new Date(ms).toISOString().slice(0, 10);

/** The day `count` calendar days later. */
export const addDays = (dag: Dag, count: number): Dag => asDag(utc(dag) + count * dayMs);

/** The same day of a later month, or the last day of it when that month is shorter. */
export function addMonths(dag: Dag, count: number): Dag {
  const [year = 0, month = 1, day = 1] = dag.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return asDag(Date.UTC(year, month - 1 + count, Math.min(day, lastOfMonth)));
}

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** The calendar day in the Netherlands at that instant, summer time included. */
export const dagVan = (at: Date): Dag => clock.format(at).slice(0, 10);

/** The last millisecond of that day in the Netherlands. */
export function eindeVan(dag: Dag): Date {
  const next = utc(addDays(dag, 1));
  // Midnight in the Netherlands comes one hour before that of UTC, two in summer; both changes of the clock are later in the night.
  const summer = next - 2 * 3_600_000;
  const midnight = dagVan(new Date(summer)) === dag ? next - 3_600_000 : summer;
  return new Date(midnight - 1);
}

/** The instant at which the clocks of the Netherlands show that time on that day: the first when they show it twice, and an hour later when they skip it. */
export function tijdstipOp(dag: Dag, tijd: string): Date {
  const shown = Date.parse(`${dag}T${tijd}:00Z`);
  const summer = new Date(shown - 2 * 3_600_000);
  return clock.format(summer) === `${dag} ${tijd}:00` ? summer : new Date(shown - 3_600_000);
}

/** Easter Sunday of a year (Meeus, Jones and Butcher; Gregorian). */
function easter(year: number): Dag {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const epact =
    (19 * golden + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const sum = epact + weekday - 7 * shift + 114;
  return asDag(Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1));
}

/** 0 is Sunday. */
export const weekdayOf = (dag: Dag): number => new Date(utc(dag)).getUTCDay();

function makeFeestdagen(year: number): ReadonlySet<Dag> {
  const paas = easter(year);
  const koningsdag = `${year}-04-27`;
  return new Set([
    `${year}-01-01`,
    addDays(paas, -2),
    addDays(paas, 1),
    weekdayOf(koningsdag) === 0 ? `${year}-04-26` : koningsdag,
    `${year}-05-05`,
    addDays(paas, 39),
    addDays(paas, 50),
    `${year}-12-25`,
    `${year}-12-26`,
  ]);
}

const remembered = new Map<number, ReadonlySet<Dag>>();

/** The days of Algemene termijnenwet art. 3 in a year: Good Friday (lid 2) and 5 May every year included. */
export function feestdagenOf(year: number): ReadonlySet<Dag> {
  const found = remembered.get(year) ?? makeFeestdagen(year);
  remembered.set(year, found);
  return found;
}

/** Whether nobody works that day: Saturday, Sunday, a day of the Algemene termijnenwet art. 3, or a bridging day of the region. */
export function isVrijeDag(werkdagen: WerkdagenInrichting, dag: Dag): boolean {
  const weekday = weekdayOf(dag);
  if (weekday === 0 || weekday === 6) return true;
  return feestdagenOf(Number(dag.slice(0, 4))).has(dag) || werkdagen.extraVrijeDagen.some(({ datum }) => datum === dag);
}

/** That day, or the first day after it that is not free (Algemene termijnenwet art. 1). */
export function eersteWerkdagVanaf(werkdagen: WerkdagenInrichting, dag: Dag): Dag {
  let day = dag;
  while (isVrijeDag(werkdagen, day)) day = addDays(day, 1);
  return day;
}

/** The `count`th working day after that day; the day itself never counts. */
export function addWerkdagen(werkdagen: WerkdagenInrichting, dag: Dag, count: number): Dag {
  let day = dag;
  for (let left = count; left > 0; left -= 1) day = eersteWerkdagVanaf(werkdagen, addDays(day, 1));
  return day;
}

/** How many working days come after `van`, up to and including `tot`; 0 when `tot` is not later. */
export function countWerkdagen(werkdagen: WerkdagenInrichting, van: Dag, tot: Dag): number {
  let count = 0;
  for (let day = addDays(van, 1); day <= tot; day = addDays(day, 1)) if (!isVrijeDag(werkdagen, day)) count += 1;
  return count;
}
