import { levensloopOf, type AuditStand, type Levensloop } from '@schakel/store/levensloop';
import { idOf } from '../arguments';
import { CommandError, type Command } from '../command';
import { table } from '../output';

/** The life of a bericht: when it arrived and by which door, what came of it, where everything that left stands, what the audit log says. */
export const life: Command = {
  name: 'life',
  usage: '<id van een bericht of casus>',
  summary: 'de levensloop van een bericht en zijn casus: nummers, codes en tijden',
  details: 'Toont geen inhoud. Dat er gekeken is, staat in de audit log.',
  options: {},
  positionals: [1, 1],
  async run(input, { stores }) {
    const id = idOf(input);
    const found = await stores.as('toezicht').transaction(async (tx) => {
      const life = await levensloopOf(tx, id);
      if (life) await stores.log(tx, { actie: 'audit-ingezien', reden: 'levensloop', ...(life.casus ? { casus: life.casus.id } : {}) });
      return life;
    });
    if (!found) throw new CommandError('geen bericht en geen casus met dit nummer');
    return { json: found, text: tell(found) };
  },
};

function tell({ casus, berichten, verzendingen, audit }: Levensloop): string {
  return [
    ...(casus ? [`Casus ${casus.id}: ${casus.status}, versie ${casus.versie}, ontvangen ${casus.ontvangenOp.toISOString()}`, ''] : []),
    'Berichten (in)',
    table(
      ['ontvangen', 'deur', 'partij', 'soort', 'status', 'afgehandeld', 'id'],
      berichten.map((one) => [one.ontvangenOp, one.deur, one.partij, one.soort, one.status, one.afgehandeldOp, one.id]),
    ),
    '',
    'Verzendingen (uit)',
    table(
      ['besloten', 'ontvanger', 'soort', 'status', 'poging', 'bezorgd', 'fout', 'id'],
      verzendingen.map((one) => [
        one.aangemaaktOp,
        one.ontvanger,
        one.soort,
        one.status === 'ingetrokken' ? one.status : (one.postvakStatus ?? one.status),
        one.poging,
        one.bezorgdOp,
        one.laatsteFout,
        one.id,
      ]),
    ),
    '',
    'Audit log',
    table(
      ['op', 'actie', 'keer', 'codes', 'door', 'onderwerp'],
      fold(audit).map(({ keer, ...one }) => [one.op, one.actie, keer, one.codes, one.actor, one.onderwerp]),
    ),
  ].join('\n');
}

type Folded = AuditStand & { readonly keer: number };

/** The same action by the same person again and again is one line, at the time of the first; --json has them all. */
function fold(audit: readonly AuditStand[]): Folded[] {
  return audit.reduce<Folded[]>((lines, next) => {
    const last = lines.at(-1);
    const same = last?.actie === next.actie && last.actor === next.actor && last.onderwerp === next.onderwerp;
    return same ? [...lines.slice(0, -1), { ...last, keer: last.keer + 1 }] : [...lines, { ...next, keer: 1 }];
  }, []);
}
