import type { Reactie } from './berichten/overdracht.v1';

export const deelcasusStatussen = ['aangeboden', 'opgepakt', 'teruggegeven', 'afgerond', 'vervallen'] as const;
export type DeelcasusStatus = (typeof deelcasusStatussen)[number];

/** Every move of a deelcasus; docs/overdracht.md draws this table. A vraag leaves the deelcasus where it is. */
export const deelcasusZetten = {
  acceptatie: { van: ['aangeboden'], naar: 'opgepakt' },
  'vraag-vooraf': { van: ['aangeboden'], naar: 'aangeboden' },
  vraag: { van: ['opgepakt'], naar: 'opgepakt' },
  teruggave: { van: ['aangeboden', 'opgepakt'], naar: 'teruggegeven' },
  afronding: { van: ['opgepakt'], naar: 'afgerond' },
  heraanbod: { van: ['teruggegeven', 'vervallen'], naar: 'aangeboden' },
  herindeling: { van: ['teruggegeven'], naar: 'vervallen' },
} as const satisfies Record<string, { van: readonly DeelcasusStatus[]; naar: DeelcasusStatus }>;
export type DeelcasusZet = keyof typeof deelcasusZetten;

/** The move that an answer of a team is. */
export const zetVan = (reactie: Reactie, status: DeelcasusStatus): DeelcasusZet =>
  reactie === 'vraag' && status === 'aangeboden' ? 'vraag-vooraf' : reactie;

export const mayMoveDeelcasus = (status: DeelcasusStatus, zet: DeelcasusZet): boolean =>
  (deelcasusZetten[zet].van as readonly DeelcasusStatus[]).includes(status);
