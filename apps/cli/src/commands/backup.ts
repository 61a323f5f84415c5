import { resolve } from 'node:path';
import { delen, makeBackup, removeExpired, type Deel, type GemaakteBackup, type Tabelkopie } from '@schakel/store/backup';
import { fileKeyPort } from '@schakel/store/vault';
import { UsageError, type Command, type Context, type Input } from '../command';
import { refused } from '../refused';
import { release } from '../release';
import { gegevensDagen, sleutelDagen } from '../terms';

/** Copies the database to files, as it stood at one instant, and removes the copies whose term is over. */
export const backup: Command = {
  name: 'backup',
  usage: '<map> [--sleutels-alleen | --gegevens-alleen]',
  summary: 'maak een back-up van gegevens en sleutels in een map',
  details: [
    'Schrijft <map>/gegevens/<moment> en <map>/sleutels/<moment>; bestaande back-ups blijven zoals ze zijn. De hub werkt intussen door.',
    'Ruimt daarna de back-ups op waarvan de termijn voor morgen eindigt (SLEUTELBACKUP_DAGEN, GEGEVENSBACKUP_DAGEN). Draai dit elke dag.',
    'Het sleutelbestand (SLEUTELBESTAND) zit er niet in: bewaar dat apart.',
  ].join('\n'),
  options: { 'sleutels-alleen': { type: 'boolean' }, 'gegevens-alleen': { type: 'boolean' } },
  positionals: [1, 1],
  async run(input, context) {
    const wanted = partsOf(input);
    const made = await refused(() => make(resolve(String(input.positionals[0])), wanted, context));
    return { json: { backups: made }, text: made.map(tell).join('\n') };
  },
};

function partsOf({ values }: Input): readonly Deel[] {
  const [keys, data] = [values['sleutels-alleen'] === true, values['gegevens-alleen'] === true];
  if (keys && data) throw new UsageError('--sleutels-alleen en --gegevens-alleen sluiten elkaar uit');
  return delen.filter((deel) => (deel === 'sleutels' ? !data : !keys));
}

interface Verslag extends GemaakteBackup {
  readonly verwijderd: readonly string[];
}

async function make(folder: string, wanted: readonly Deel[], { env, stores, terminal, clock }: Context): Promise<Verslag[]> {
  const terms = { gegevens: gegevensDagen(env), sleutels: sleutelDagen(env) };
  const { databaseUrl, sleutelbestand } = stores.common();
  const port = await fileKeyPort(sleutelbestand);
  const report = (deel: Deel, { naam, rijen, bytes }: Tabelkopie) => {
    terminal.tell(`${deel}/${naam}: ${rijen} ${rijen === 1 ? 'rij' : 'rijen'}, ${bytes} bytes`);
  };
  const made = await makeBackup({ databaseUrl, folder, delen: wanted, port, uitgave: release(), report });
  const results: Verslag[] = [];
  for (const one of made) {
    const term = { now: clock(), dagen: terms[one.deel], behoud: one.naam };
    results.push({ ...one, verwijderd: await removeExpired({ folder, deel: one.deel, port }, term) });
  }
  return results;
}

const tell = ({ deel, pad, manifest, verwijderd }: Verslag): string =>
  [
    `${deel}: ${pad}`,
    `  stand van ${manifest.moment}, ${manifest.tabellen.length} tabellen, ${manifest.tabellen.reduce((sum, { rijen }) => sum + rijen, 0)} rijen`,
    ...verwijderd.map((name) => `  verwijderd, termijn voorbij: ${deel}/${name}`),
  ].join('\n');
