import type { Meetwaarde } from '@schakel/runtime';

const seconds = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];

/** What is measured while work is done. */
const werk = {
  schakel_wekkers_gepubliceerd_total: { kind: 'counter', help: 'Wake-ups that the bus took', labels: ['lane'] },
  schakel_wekkers_opnieuw_total: { kind: 'counter', help: 'Wake-ups that the bus lost and that went out again', labels: [] },
  schakel_afhandeling_batch: {
    kind: 'histogram',
    help: 'Berichten in one transaction of afhandeling',
    labels: [],
    buckets: [1, 2, 4, 8, 16, 32, 64],
  },
  schakel_afhandeling_seconden: { kind: 'histogram', help: 'Duration of one transaction of afhandeling', labels: [], buckets: seconds },
  schakel_afhandeling_total: { kind: 'counter', help: 'Berichten by what became of them', labels: ['soort', 'status'] },
  schakel_verzending_seconden: {
    kind: 'histogram',
    help: 'Duration of a call to a partner, and how it ended',
    labels: ['partij', 'status'],
    buckets: seconds,
  },
  schakel_termijnen_afgegaan_total: { kind: 'counter', help: 'Terms that fired', labels: ['soort'] },
  schakel_termijn_laat_seconden: {
    kind: 'histogram',
    help: 'How long after its end a term fired',
    labels: [],
    buckets: [1, 5, 15, 30, 60, 300, 3_600, 86_400],
  },
} as const satisfies Readonly<Record<string, Meetwaarde>>;

/** What is read from the database, at most every ten seconds. */
const stand = {
  schakel_lane_open: { kind: 'gauge', help: 'Wake-ups that are not fulfilled', labels: ['lane'] },
  schakel_lane_oudste_seconden: { kind: 'gauge', help: 'How long the oldest of them could have been done', labels: ['lane'] },
  schakel_berichten_open: {
    kind: 'gauge',
    help: 'Berichten that are not finished, those in quarantine included',
    labels: ['soort', 'status'],
  },
  schakel_verzendingen_open: { kind: 'gauge', help: 'Verzendingen that are not done', labels: ['partij', 'status', 'code'] },
  schakel_partner_open: { kind: 'gauge', help: '1 while a partner is left alone because it does not answer', labels: ['partij'] },
  schakel_deur_vandaag: { kind: 'gauge', help: 'What came in today by a door, by outcome', labels: ['deur', 'status'] },
  schakel_termijnen_verstreken: { kind: 'gauge', help: 'Terms that passed and were not met', labels: ['soort'] },
  schakel_postbus_stil_seconden: { kind: 'gauge', help: 'How long ago all of the mailbox that waits longest was looked at', labels: [] },
  schakel_zegel_achterstand_seconden: { kind: 'gauge', help: 'Age of the oldest audit row without a place in the chain', labels: [] },
  schakel_bevindingen: { kind: 'gauge', help: 'Troubles by how soon somebody must act', labels: ['soort', 'status'] },
  schakel_database_wachtend: { kind: 'gauge', help: 'Callers that wait for a connection to the database', labels: [] },
  schakel_stand_leeftijd_seconden: { kind: 'gauge', help: 'Age of what these say', labels: [] },
} as const satisfies Readonly<Record<string, Meetwaarde>>;

export const meetwaarden = { ...werk, ...stand };
export type MeetNaam = keyof typeof meetwaarden;
export const standNamen = Object.keys(stand) as (keyof typeof stand)[];
