import { verifyAudit } from '@schakel/store/audit';
import { usageOf } from '../arguments';
import { UsageError, type Command } from '../command';
import { table } from '../output';

/** Walks the whole chain of the audit log and tells every row that was changed, is missing, was moved or waits for its seal too long. */
export const audit: Command = {
  name: 'audit',
  usage: 'verify',
  summary: 'controleer de hele keten van de audit log',
  details: 'Exitcode 1 als er een regel gewijzigd, weg of verplaatst is, of te lang niet verzegeld.',
  options: {},
  positionals: [1, 1],
  async run({ positionals: [what] }, { stores }) {
    if (what !== 'verify') throw new UsageError(usageOf(audit));
    const found = await verifyAudit(stores.as('toezicht'));
    const bevindingen = found.map(({ aard, ...where }) => ({ aard, ...('keten' in where ? { keten: String(where.keten) } : where) }));
    const list = table(
      ['aard', 'waar'],
      bevindingen.map(({ aard, ...where }) => [aard, Object.values(where).join(' ')]),
    );
    const text = found.length === 0 ? 'De audit log is heel.' : `De audit log is niet heel:\n${list}`;
    return { json: { heel: found.length === 0, bevindingen }, text, failed: found.length > 0 };
  },
};
