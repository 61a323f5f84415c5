import { oorzaken, type Groep, type HerstelSoort, type Oorzaak } from '@schakel/beheer';
import { gevallen } from '@schakel/store/beheer';
import { textOf } from './arguments';
import { UsageError, type Context, type Input } from './command';

interface Gedaan {
  readonly gedaan: number;
  readonly groepen: readonly { readonly wat: HerstelSoort; readonly gezien: number; readonly gedaan: number }[];
}

/**
 * Does with all that share the cause of the command line what `chosen` says of it, for the reason given; nothing where it says nothing.
 * @throws UsageError; DatabaseError
 */
export async function mendAll(input: Input, { stores }: Context, chosen: (oorzaak: Oorzaak) => HerstelSoort | undefined): Promise<Gedaan> {
  if (input.positionals.length > 0) throw new UsageError('--alle gaat niet samen met een id');
  const oorzaak = textOf(input, 'oorzaak');
  const reden = textOf(input, 'reden');
  const groepen: { wat: HerstelSoort; gezien: number; gedaan: number }[] = [];
  for (const groep of oorzaken(await stores.stand())) {
    const wat = isOf(groep, oorzaak, input.values['partner']) ? chosen(groep.oorzaak) : undefined;
    if (!wat) continue;
    const found = await gevallen(stores.as('beheer'), groep.oorzaak, stores.omgeving(), groep.aantal);
    const ids = found.map(({ id }) => id);
    groepen.push({ wat, ...(await stores.mend(wat, ids, reden)) });
  }
  return { gedaan: groepen.reduce((sum, { gedaan }) => sum + gedaan, 0), groepen };
}

function isOf({ oorzaak }: Groep, code: string, partner: unknown): boolean {
  if (oorzaak.wat === 'geweigerd') return false;
  if (oorzaak.wat === 'quarantaine') return code === 'quarantaine' && partner === undefined;
  return oorzaak.foutcode === code && (partner === undefined || oorzaak.partner === partner);
}
