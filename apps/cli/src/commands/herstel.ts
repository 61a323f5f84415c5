import { resolve } from 'node:path';
import { chooseBackup, restoreBackup, withDrillDatabase, type Deel, type Herstelverslag, type Tabelkopie } from '@schakel/store/backup';
import { fileKeyPort } from '@schakel/store/vault';
import { UsageError, type Command, type Context, type Input } from '../command';
import { table } from '../output';
import { refused } from '../refused';
import { actor } from '../stores';
import { sleutelDagen } from '../terms';

/** Puts a backup back into an empty database, or tries whether that would succeed. */
export const herstel: Command = {
  name: 'herstel',
  usage: '<map> --naar <database-URL> | --proef [--naar <database-URL>] [--gegevens <naam>]',
  summary: 'zet een back-up terug in een lege database, of probeer dat uit',
  details: [
    'Neemt de jongste sleutels en de jongste gegevens die daarbij passen; --gegevens kiest een oudere.',
    'Leest eerst elk bestand na, telt daarna elke tabel, loopt de keten van de audit log na en opent een steekproef.',
    'Met --proef in een tijdelijke database op dezelfde server, die daarna weer weg is. Exitcode 1 als iets niet klopt.',
    'Het wachtwoord hoeft niet in de URL: PGPASSWORD en ~/.pgpass tellen ook.',
  ].join('\n'),
  options: { naar: { type: 'string' }, proef: { type: 'boolean' }, gegevens: { type: 'string' } },
  positionals: [1, 1],
  async run(input, context) {
    const target = targetOf(input);
    const from = performance.now();
    const verslag = await refused(() => restore(input, context, target));
    const seconden = Math.round(performance.now() - from) / 1_000;
    return { json: { ...summaryOf(verslag), seconden }, text: tell(verslag, seconden), failed: !verslag.goed };
  },
};

function targetOf({ values }: Input): string | undefined {
  const naar = values['naar'];
  if (naar === undefined && values['proef'] !== true) throw new UsageError('zeg met --naar in welke lege database, of --proef');
  if (typeof naar === 'string' && !/^postgres(ql)?:\/\//.test(naar)) throw new UsageError('--naar is een postgres-URL');
  return typeof naar === 'string' ? naar : undefined;
}

async function restore({ positionals, values }: Input, context: Context, target: string | undefined): Promise<Herstelverslag> {
  const { stores, clock, terminal, env } = context;
  const { databaseUrl, roleSecret, sleutelbestand } = stores.common();
  const port = await fileKeyPort(sleutelbestand);
  const gegevens = typeof values['gegevens'] === 'string' ? { gegevens: values['gegevens'] } : {};
  const folder = resolve(String(positionals[0]));
  const chosen = await chooseBackup({ folder, port, now: clock(), sleutelDagen: sleutelDagen(env), ...gegevens });
  const report = (deel: Deel, { naam, rijen }: Tabelkopie) => {
    terminal.tell(`${deel}/${naam}: ${rijen} ${rijen === 1 ? 'rij' : 'rijen'} terug`);
  };
  const into = (url: string) => restoreBackup(chosen, { databaseUrl: url, roleSecret, port, clock, actor: actor(env), report });
  return values['proef'] === true ? withDrillDatabase(target ?? databaseUrl, into) : into(target ?? databaseUrl);
}

function summaryOf({ gegevens, sleutels, bevindingen, ...rest }: Herstelverslag) {
  const part = ({ moment, uitgave, migratie, tabellen }: Herstelverslag['gegevens']) => ({
    moment,
    uitgave,
    migratie,
    rijen: Object.fromEntries(tabellen.map(({ naam, rijen }) => [naam, rijen])),
  });
  const found = bevindingen.map(({ aard, keten, id }) => ({ aard, ...(keten === undefined ? { id } : { keten: String(keten) }) }));
  return { gegevens: part(gegevens), sleutels: part(sleutels), bevindingen: found, ...rest };
}

const tell = ({ gegevens, sleutels, hervat, rechtgezet, bevindingen, steekproef, goed }: Herstelverslag, seconden: number): string =>
  [
    `Gegevens van ${gegevens.moment}, sleutels van ${sleutels.moment}: teruggezet in ${seconden} s`,
    `  aantallen en controlegetallen kloppen; de audit log is ${bevindingen.length === 0 ? 'heel' : 'niet heel'}`,
    `  wekkers die weer aangaan ${hervat.wekkers}, verzendingen waarvan niemand de uitkomst weet ${hervat.onzeker}`,
    `  opnieuw vernietigde casussen ${rechtgezet.vernietigd.length}, berichten ${rechtgezet.berichten}, losse sleutels weggedaan ${rechtgezet.sleutels}`,
    table(
      ['steekproef', 'geopend', 'zonder sleutel', 'mislukt'],
      steekproef.map((one) => [one.plaats, one.geopend, one.zonderSleutel, one.mislukt]),
    ),
    goed ? 'Alles klopt.' : 'Niet alles klopt: gebruik deze database niet.',
  ].join('\n');
