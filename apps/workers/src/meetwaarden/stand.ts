import { bevindingen, type Stand } from '@schakel/beheer';
import type { TableMeters } from '@schakel/runtime';
import { setTimeout as pause } from 'node:timers/promises';
import { standNamen, type MeetNaam } from './tabel';

const keepMs = 10_000;
/** Who asks is answered, also when the database hangs. */
const patienceMs = 2_000;
const since = (op: Date | null, now: Date): number => (op ? Math.max(0, (now.getTime() - op.getTime()) / 1_000) : 0);

export interface StandmeterOptions {
  readonly meters: TableMeters<MeetNaam>;
  readonly read: () => Promise<Stand>;
  /** How many callers wait for a connection. */
  readonly waiting: () => number;
}

/** Shows how the hub is as it was at most ten seconds ago, however often it is asked. While the database is away it shows nothing of it. */
export class Standmeter {
  private readAt = -Infinity;
  private triedAt = -Infinity;
  private reading: Promise<void> | undefined;

  constructor(private readonly options: StandmeterOptions) {}

  /** To be called before the measures are shown. Never throws. */
  async refresh(): Promise<void> {
    if (performance.now() - this.triedAt > keepMs) await Promise.race([this.readOnce(), pause(patienceMs)]);
    this.options.meters.set('schakel_database_wachtend', {}, this.options.waiting());
    this.options.meters.set('schakel_stand_leeftijd_seconden', {}, (performance.now() - this.readAt) / 1_000);
  }

  private readOnce(): Promise<void> {
    this.reading ??= this.read().finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async read(): Promise<void> {
    this.triedAt = performance.now();
    try {
      const stand = await this.options.read();
      this.options.meters.forget(standNamen);
      this.show(stand, new Date());
      this.readAt = performance.now();
    } catch {
      // What cannot be read must not stay at its last value: its absence, and the age, are what a watcher sees.
      this.options.meters.forget(standNamen);
    }
  }

  private show(stand: Stand, now: Date): void {
    const { meters } = this.options;
    this.showLanes(stand, now);
    this.showPartners(stand);
    for (const { soort, status, aantal } of stand.berichten) meters.count('schakel_berichten_open', { soort, status }, aantal);
    for (const { deur, vandaag } of stand.deuren)
      for (const [status, aantal] of Object.entries(vandaag)) meters.count('schakel_deur_vandaag', { deur, status }, Number(aantal));
    for (const { soort, dag, aantal } of stand.termijnen) if (dag === null) meters.count('schakel_termijnen_verstreken', { soort }, aantal);
    if (stand.postbussen.length > 0)
      meters.set('schakel_postbus_stil_seconden', {}, Math.max(...stand.postbussen.map(({ gezienOp }) => since(gezienOp, now))));
    meters.set('schakel_zegel_achterstand_seconden', {}, since(stand.onverzegeld.oudste, now));
    for (const { soort, ernst } of bevindingen(stand, now)) meters.count('schakel_bevindingen', { soort, status: ernst });
  }

  private showLanes({ lanes }: Stand, now: Date): void {
    // The oldest last: where several count as one, its age stays.
    for (const { lane, open, oudste } of lanes.toSorted((one, other) => other.oudste.getTime() - one.oudste.getTime())) {
      this.options.meters.count('schakel_lane_open', { lane }, open);
      this.options.meters.set('schakel_lane_oudste_seconden', { lane }, since(oudste, now));
    }
  }

  private showPartners({ partners, verzendingen }: Stand): void {
    const { meters } = this.options;
    for (const { partner, toestand } of partners)
      meters.count('schakel_partner_open', { partij: partner }, toestand === 'gesloten' ? 0 : 1);
    for (const { partner, status, foutcode, aantal } of verzendingen)
      meters.count('schakel_verzendingen_open', { partij: partner, status, code: foutcode ?? '' }, aantal);
  }
}
