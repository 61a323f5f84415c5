import { kanAangekomenZijn } from '@schakel/beheer';
import { idOf, textOf } from '../arguments';
import { CommandError, type Command, type Context, type Input, type Outcome } from '../command';
import { mendAll } from '../mend-all';

/** A person heard from the recipient that it has what nobody knew the outcome of: one verzending by its id, or all that share a cause. */
export const aangekomen: Command = {
  name: 'aangekomen',
  usage: '<id> --reden "…" | --alle --oorzaak <code> [--partner <partij>] --reden "…"',
  summary: 'de ontvanger heeft een onzekere verzending: zet haar op bezorgd',
  details: [
    'Vraag eerst de ontvanger. Er gaat niets opnieuw, en dit kan niet terug. Had hij haar niet: schakel retry.',
    'Het signaal in de casus verdwijnt. Twee keer zeggen doet niets dubbel.',
  ].join('\n'),
  options: { reden: { type: 'string' }, alle: { type: 'boolean' }, oorzaak: { type: 'string' }, partner: { type: 'string' } },
  positionals: [0, 1],
  run: (input, context) => (input.values['alle'] === true ? all(input, context) : one(input, context)),
};

async function one(input: Input, { stores }: Context): Promise<Outcome> {
  const id = idOf(input);
  const { gedaan } = await stores.mend('aangekomen', [id], textOf(input, 'reden'));
  if (gedaan === 0)
    throw new CommandError('met dit nummer is niets onzeker: het bestaat niet, een ander deed het al, of er is niets verstuurd');
  return { json: { id, status: 'bezorgd' }, text: 'De verzending staat op bezorgd.' };
}

async function all(input: Input, context: Context): Promise<Outcome> {
  const done = await mendAll(input, context, (oorzaak) =>
    oorzaak.wat === 'verzending' && kanAangekomenZijn(oorzaak) ? 'aangekomen' : undefined,
  );
  if (done.gedaan === 0) throw new CommandError('met deze oorzaak is niets onzeker');
  return { json: done, text: `Op bezorgd gezet: ${done.gedaan}.` };
}
