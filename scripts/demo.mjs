/** The journey of one report, played on a running hub with real messages and told step by step, in Dutch. */
import { meldt } from './demo/melding.mjs';
import { vraagt } from './demo/vragen.mjs';
import { besluit } from './demo/besluit.mjs';
import { draagtOver } from './demo/overdracht.mjs';
import { toontLevensloop } from './demo/levensloop.mjs';
import { localHub } from './demo/hub.mjs';
import { narrator } from './demo/narrator.mjs';

/** Each takes what the ones before it found out and gives what it adds. */
const stappen = [meldt, vraagt, besluit, draagtOver, toontLevensloop];

/**
 * Plays a report about three directbetrokkenen in two gemeenten, from the police to the teams that take it up. Every call is plain HTTP, as a
 * partner or a browser does it. May be repeated on the same hub: each time is a new report.
 *
 * @param {{ run: any, root?: string, report: (line: string) => void }} options `run` is the content of run.json; `root` the folder of the
 *   repository, default the working directory
 * @returns {Promise<{ melding: string, casus: string, overdrachten: string[] }>} the ids of what was made
 * @throws Error that says what was awaited and what was seen last
 */
export async function demo({ run, root = process.cwd(), report }) {
  const say = narrator(report);
  const hub = localHub(run, root);
  say.title('OEFENOMGEVING: de weg van een melding. Alle personen zijn verzonnen.');
  let verhaal = {};
  for (const stap of stappen) verhaal = { ...verhaal, ...(await stap(hub, say, verhaal)) };
  say.title('Klaar. De hub blijft draaien.');
  const { melding, casus, overdrachten } = verhaal;
  return { melding, casus, overdrachten };
}
