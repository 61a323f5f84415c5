import type { DoorzendingReactieVerzoek } from '@schakel/contracts';

export const doorzendingStatussen = ['verzonden', 'overgenomen', 'teruggegeven', 'ingetrokken'] as const;

/** The melding went to the region that it is for. Ours until `overgenomen`, theirs from then on. */
export interface CasusDoorzending {
  id: string;
  bericht: string;
  partij: string;
  reden: string;
  door: string;
  op: string;
  status: (typeof doorzendingStatussen)[number];
  /** `door` is absent where the other region said it itself. */
  reacties: readonly (Omit<DoorzendingReactieVerzoek, 'doorzending'> & { bericht: string; door?: string; op: string })[];
}
