import type { Bevinding, Oorzaak } from '@schakel/beheer';
import { RejectError } from '@schakel/contracts';

type Values = Readonly<Record<string, unknown>>;
const names = ['wat', 'partner', 'stand', 'code', 'soort', 'partij', 'deur'] as const;
/** What a partner, code, kind, sender or door is made of; anything else was never one of ours. */
const plain = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;

/** The cause that a link or form names. @throws RejectError `niet-gevonden` when it names none */
export function oorzaakFrom(values: Values): Oorzaak {
  const text = (name: (typeof names)[number]): string | undefined => {
    const value = values[name];
    return typeof value === 'string' && plain.test(value) ? value : undefined;
  };
  const [partner, stand, code, soort, partij, deur] = names.slice(1).map(text);
  if (text('wat') === 'verzending' && partner && (stand === 'onzeker' || stand === 'gereed'))
    return { wat: 'verzending', partner, status: stand, ...(code ? { foutcode: code } : {}) };
  if (text('wat') === 'quarantaine' && soort) return { wat: 'quarantaine', soort };
  if (text('wat') === 'geweigerd' && partij && deur) return { wat: 'geweigerd', partij, deur };
  throw new RejectError('niet-gevonden');
}

/** The same as fields of a link or a form. */
export function fieldsOf(oorzaak: Oorzaak): Readonly<Record<string, string>> {
  switch (oorzaak.wat) {
    case 'verzending':
      return {
        wat: 'verzending',
        partner: oorzaak.partner,
        stand: oorzaak.status,
        ...(oorzaak.foutcode ? { code: oorzaak.foutcode } : {}),
      };
    case 'quarantaine':
      return { wat: 'quarantaine', soort: oorzaak.soort };
    case 'geweigerd':
      return { wat: 'geweigerd', partij: oorzaak.partij, deur: oorzaak.deur };
  }
}

export const pathOf = (oorzaak: Oorzaak): string => `/beheer/oorzaak?${new URLSearchParams(fieldsOf(oorzaak)).toString()}`;

/** Where a finding can be mended from a page; undefined where somebody must do something outside of the hub. */
export function mendPathOf({ soort, onderwerp }: Bevinding): string | undefined {
  const [first = '', second = ''] = onderwerp.split(', ');
  switch (soort) {
    case 'bericht-in-quarantaine':
      return pathOf({ wat: 'quarantaine', soort: onderwerp });
    case 'verzending-onzeker':
      return pathOf({ wat: 'verzending', partner: onderwerp, status: 'onzeker' });
    case 'verzending-mislukt':
    case 'partner-onbereikbaar':
      return pathOf({ wat: 'verzending', partner: onderwerp, status: 'gereed' });
    case 'melding-geweigerd':
      return pathOf({ wat: 'geweigerd', partij: first, deur: second });
    default:
      return undefined;
  }
}
