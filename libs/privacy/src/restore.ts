import type { SoortUit } from '@schakel/contracts';
import { catalogue, isSoort } from '@schakel/contracts';
import type { Plain } from './fields';
import { fieldsOf, isPlain, sensitivityOf } from './fields';
import type { MinimisedData } from './minimised';
import { Minimised } from './minimised';

const isSoortUit = (value: unknown): value is SoortUit =>
  typeof value === 'string' && isSoort(value) && catalogue[value].richting === 'uit';
const texts = ['ontvanger', 'beleid', 'doel', 'grondslag', 'grondslagOntvanger'] as const;

function isData(row: Plain): row is Plain & MinimisedData {
  const { soort, inhoud, velden, versie } = row;
  return (
    isSoortUit(soort) &&
    isPlain(inhoud) &&
    Array.isArray(velden) &&
    typeof versie === 'number' &&
    texts.every((name) => typeof row[name] === 'string')
  );
}

function staysWithin(row: MinimisedData): boolean {
  const sensitivity = sensitivityOf(row.soort);
  return fieldsOf(row.inhoud).every(
    (path) => row.velden.includes(path) && sensitivity.has(path) && sensitivity.get(path) !== 'schuiladres',
  );
}

/**
 * Seals again what the outbox sealed before: `JSON.parse(JSON.stringify(minimised))` comes back equal. For libs/store/src/outbox only.
 * @throws Error when the row is of another shape, or holds a field outside the list it was disclosed under; never names a value
 */
export function restoreMinimised(row: unknown): Minimised {
  if (!isPlain(row) || !isData(row)) throw new Error('outbox: geen verzegelde inhoud');
  if (!staysWithin(row)) throw new Error('outbox: inhoud buiten de vastgelegde velden');
  return Minimised.seal({ ...row, inhoud: structuredClone(row.inhoud) });
}
