import { RetryLaterError } from '@schakel/contracts';
import type { Queryable } from './statement';
import type { Vault } from './vault';

/** Begins a draft of an opgenomen-melding and gives its id. */
export function createConcept(
  _on: Queryable,
  _vault: Vault,
  _concept: { readonly door: string; readonly velden: object; readonly poststuk?: string },
): Promise<string> {
  return Promise.reject(new RetryLaterError('tijdelijk-niet-beschikbaar'));
}
