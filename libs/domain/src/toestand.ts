import type { Casus, Status } from './casus';

/** Every move of a casus: from where, to where. Nothing else changes a status; docs/casus.md draws this table. */
export const casusZetten = {
  bevraag: { van: ['ontvangen', 'informatie', 'veiligheidsbeoordeling'], naar: 'informatie' },
  beoordeel: { van: ['ontvangen', 'informatie'], naar: 'veiligheidsbeoordeling' },
  besluit: { van: ['ontvangen', 'informatie', 'veiligheidsbeoordeling', 'besloten', 'bij-veilig-thuis'], naar: 'besloten' },
  'draag-over': { van: ['besloten'], naar: 'overgedragen' },
  'neem-terug': { van: ['overgedragen'], naar: 'besloten' },
  'houd-bij-veilig-thuis': { van: ['besloten'], naar: 'bij-veilig-thuis' },
  'sluit-af': { van: ['besloten', 'overgedragen'], naar: 'afgesloten' },
  'zend-door': { van: ['ontvangen', 'informatie', 'veiligheidsbeoordeling'], naar: 'afgesloten' },
  'krijg-terug': { van: ['afgesloten'], naar: 'veiligheidsbeoordeling' },
} as const satisfies Record<string, { van: readonly Status[]; naar: Status }>;
export type CasusZet = keyof typeof casusZetten;

export const mayMove = (status: Status, zet: CasusZet): boolean => (casusZetten[zet].van as readonly Status[]).includes(status);

/**
 * The status after a move.
 * @throws Error when the move is not in the table: the caller asked `mayMove` first, so this is a defect, not an input
 */
export function move(casus: Casus, zet: CasusZet): Status {
  if (!mayMove(casus.status, zet)) throw new Error(`zet ${zet} bestaat niet vanuit ${casus.status}`);
  return casusZetten[zet].naar;
}

/** Before the first vervolgbesluit: questions may be asked. */
export const isInBeoordeling = ({ status }: Casus): boolean =>
  status === 'ontvangen' || status === 'informatie' || status === 'veiligheidsbeoordeling';

export const isOpen = ({ status }: Casus): boolean => status !== 'afgesloten' && status !== 'vernietigd';
