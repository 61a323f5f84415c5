import type { Bevinding, Oorzaak } from '@schakel/beheer';
import { RejectError } from '@schakel/contracts';

type Values = Readonly<Record<string, unknown>>;
type Name = 'wat' | 'partner' | 'stand' | 'code' | 'soort' | 'partij' | 'deur';
type Text = (name: Name) => string | undefined;
/** What a partner, code, kind, sender or door is made of; anything else was never one of ours. */
const plain = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;

/** The cause that a link or form names. @throws RejectError `niet-gevonden` when it names none */
export function oorzaakFrom(values: Values): Oorzaak {
  const text: Text = (name) => {
    const value = values[name];
    return typeof value === 'string' && plain.test(value) ? value : undefined;
  };
  const found = readers.find(([wat]) => wat === text('wat'))?.[1](text);
  if (!found) throw new RejectError('niet-gevonden');
  return found;
}

const readers = [
  ['verzending', ofVerzending],
  ['quarantaine', ofQuarantaine],
  ['geweigerd', ofGeweigerd],
] as const;

function ofVerzending(text: Text): Oorzaak | undefined {
  const [partner, status, foutcode] = [text('partner'), text('stand'), text('code')];
  if (!partner || (status !== 'onzeker' && status !== 'gereed')) return undefined;
  return { wat: 'verzending', partner, status, ...(foutcode ? { foutcode } : {}) };
}
function ofQuarantaine(text: Text): Oorzaak | undefined {
  const soort = text('soort');
  return soort ? { wat: 'quarantaine', soort } : undefined;
}
function ofGeweigerd(text: Text): Oorzaak | undefined {
  const [partij, deur] = [text('partij'), text('deur')];
  return partij && deur ? { wat: 'geweigerd', partij, deur } : undefined;
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
