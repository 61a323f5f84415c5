import type { Vault, WrappedKey } from '../vault';
import type { CasusRow, PersoonRow } from './statements';

export interface KnownSectie {
  readonly key: WrappedKey;
  readonly tekst: string;
}

/** Undefined when its key was destroyed. @throws BrokenSealError */
export function openCasus(vault: Vault, { id, versie, dossier, sleutel, periode }: CasusRow) {
  if (!sleutel || !periode) return undefined;
  const key = { sleutel, periode };
  return { key, dossier: JSON.parse(vault.open('casussen', id, dossier, key, versie).toString('utf8')) as unknown };
}

/** Undefined when its key was destroyed. @throws BrokenSealError */
export function openPersoon(
  vault: Vault,
  { id, versie, sectie, sleutel, periode }: PersoonRow,
): (KnownSectie & { id: string }) | undefined {
  if (!sleutel || !periode) return undefined;
  const key = { sleutel, periode };
  return { id, key, tekst: vault.open('casus_personen', id, sectie, key, versie).toString('utf8') };
}
