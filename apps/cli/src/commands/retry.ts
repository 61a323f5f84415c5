import { loopOf } from '@schakel/store/beheer';
import { idOf, textOf } from '../arguments';
import { CommandError, type Command, type Context, type Input, type Outcome } from '../command';
import { mendAll } from '../mend-all';

/** A person decides that something goes once more: one verzending or bericht by its id, or all that share a cause. */
export const retry: Command = {
  name: 'retry',
  usage: '<id> --reden "…" | --alle --oorzaak <code> [--partner <partij>] --reden "…"',
  summary: 'nog één keer: een verzending, een bericht in quarantaine, of alles met dezelfde oorzaak',
  details: [
    'Vraag bij een onzekere verzending eerst de ontvanger of hij haar kreeg. Dezelfde bytes gaan nog een keer. Kreeg hij haar: schakel aangekomen.',
    'Een oorzaak is een foutcode zoals bij status, of het woord quarantaine. Twee keer vragen doet niets dubbel.',
  ].join('\n'),
  options: { reden: { type: 'string' }, alle: { type: 'boolean' }, oorzaak: { type: 'string' }, partner: { type: 'string' } },
  positionals: [0, 1],
  run: (input, context) => (input.values['alle'] === true ? retryAll(input, context) : retryOne(input, context)),
};

async function retryOne(input: Input, context: Context): Promise<Outcome> {
  const id = idOf(input);
  const reden = textOf(input, 'reden');
  const loop = await loopOf(context.stores.as('beheer'), id, context.stores.omgeving());
  const wat = loop?.aard === 'verzending' ? 'verzending' : 'quarantaine';
  const { gedaan } = await context.stores.mend(wat, [id], reden);
  if (gedaan === 0)
    throw new CommandError('met dit nummer wacht niets op een nieuwe poging: het bestaat niet, is al gedaan, of hoeft niet');
  return { json: { id, wat: loop?.aard }, text: `De ${wat === 'verzending' ? 'verzending gaat' : 'afhandeling begint'} opnieuw.` };
}

/** What was refused at the door is nothing to do again: the sender does that. */
async function retryAll(input: Input, context: Context): Promise<Outcome> {
  const done = await mendAll(input, context, ({ wat }) => (wat === 'geweigerd' ? undefined : wat));
  if (done.gedaan === 0) throw new CommandError('met deze oorzaak wacht niets op een nieuwe poging');
  return { json: done, text: `Opnieuw gezet: ${done.gedaan}.` };
}
