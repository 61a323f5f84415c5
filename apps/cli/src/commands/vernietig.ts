import { eraseCasus, NotErasableError, type Vernietiging } from '@schakel/store/bewaartermijnen';
import { idOf, textOf } from '../arguments';
import { CommandError, UsageError, type Command, type Context, type Input } from '../command';
import { sleutelDagen } from '../terms';

/** Destroys the content of one casus. What happened with it stays provable: ids, times, the ledger and the audit log. */
export const vernietig: Command = {
  name: 'vernietig',
  usage: '<casus> --reden "…" [--ja]',
  summary: 'vernietig de inhoud van één casus; het register en de audit log blijven',
  details: [
    'Vraagt het nummer van de casus nog een keer; met --ja niet.',
    'Gaat niet zolang er nog iets van de casus wordt afgehandeld of verzonden.',
    'Vanaf het getoonde moment kan ook geen back-up de inhoud meer teruggeven (SLEUTELBACKUP_DAGEN, anders 30 dagen).',
  ].join('\n'),
  options: { reden: { type: 'string' }, ja: { type: 'boolean' } },
  positionals: [1, 1],
  async run(input, context) {
    const casus = idOf(input);
    const reden = textOf(input, 'reden');
    const dagen = sleutelDagen(context.env);
    await confirm(casus, input, context);
    const report = await erase(context, casus, reden, dagen);
    return { json: report, text: tell(report) };
  },
};

async function confirm(casus: string, { values }: Input, { terminal }: Context): Promise<void> {
  if (values['ja'] === true) return;
  const again = await terminal.ask('Dit kan niet ongedaan worden gemaakt. Typ het nummer van de casus nog een keer: ');
  if (again === undefined) throw new UsageError('zonder terminal is --ja nodig');
  if (again.trim().toLowerCase() !== casus.toLowerCase()) throw new CommandError('niet hetzelfde nummer: er is niets vernietigd');
}

/** Destroyed and logged in one transaction: neither is there without the other. */
async function erase({ stores }: Context, casus: string, reden: string, dagen: number): Promise<Vernietiging> {
  try {
    return await stores.as('bewaartermijnen').transaction(async (tx) => {
      const report = await eraseCasus(tx, casus, dagen);
      await stores.log(tx, { actie: 'vernietigd', casus, codes: ['casus'], reden });
      return report;
    });
  } catch (error) {
    if (error instanceof NotErasableError) throw new CommandError(`deze casus kan niet worden vernietigd: ${error.reden}`);
    throw error;
  }
}

const tell = (report: Vernietiging): string =>
  [
    `Casus ${report.casus} is vernietigd op ${report.vernietigdOp.toISOString()}`,
    `  berichten ${report.berichten}, personen ${report.personen}, verzendingen ${report.verzendingen}, zoektermen ${report.zoektermen}, sleutels ${report.sleutels}`,
    `  onherstelbaar vanaf ${report.onherstelbaarVanaf.toISOString()}`,
  ].join('\n');
