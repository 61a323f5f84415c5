import { herstart } from '@schakel/store/beheer';
import { verstuurOpnieuw } from '@schakel/store/verstuur-opnieuw';
import { idOf, textOf } from '../arguments';
import { CommandError, type Command } from '../command';

type Again = { readonly wat: 'verzending'; readonly casus: string } | { readonly wat: 'bericht' };

/** A person decides that a verzending of unknown outcome goes once more, or that a bericht in quarantine is tried again. */
export const retry: Command = {
  name: 'retry',
  usage: '<id van een verzending of bericht> --reden "…"',
  summary: 'nog één keer: een onzekere verzending, of een bericht in quarantaine',
  details: 'Vraag bij een onzekere verzending eerst de ontvanger of hij haar kreeg. Dezelfde bytes gaan nog een keer.',
  options: { reden: { type: 'string' } },
  positionals: [1, 1],
  async run(input, { stores }) {
    const id = idOf(input);
    const reden = textOf(input, 'reden');
    const again = await stores.as('beheer').transaction(async (tx): Promise<Again | undefined> => {
      const casus = (await verstuurOpnieuw(tx, [id]))[0]?.casus;
      const found: Again | undefined = casus ? { wat: 'verzending', casus } : (await herstart(tx, id)) ? { wat: 'bericht' } : undefined;
      if (found) await stores.log(tx, { actie: 'herstart', onderwerp: id, reden, ...('casus' in found ? { casus: found.casus } : {}) });
      return found;
    });
    if (!again) throw new CommandError('geen onzekere verzending en geen bericht in quarantaine met dit nummer');
    return { json: { id, wat: again.wat }, text: `De ${again.wat === 'verzending' ? 'verzending gaat' : 'afhandeling begint'} opnieuw.` };
  },
};
