import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** The only words that may tell one series from another: none of them can name a person, a place, a team or a casus. */
export const meetlabels = ['deur', 'soort', 'lane', 'partij', 'status', 'code', 'route', 'method'] as const;
export type Meetlabel = (typeof meetlabels)[number];
export type Meetlabels = Partial<Record<Meetlabel, string>>;

/** One measure: what it says, and what tells its series apart. A histogram has buckets. */
export interface Meetwaarde {
  readonly kind: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly labels: readonly Meetlabel[];
  readonly buckets?: readonly number[];
}
export type Meettabel = Readonly<Record<string, Meetwaarde>>;

/** What a part of the hub measures while it works. */
export interface Meters<Name extends string = string> {
  /** Adds to a counter or a gauge. */
  count(name: Name, labels: Meetlabels, by?: number): void;
  observe(name: Name, labels: Meetlabels, value: number): void;
  set(name: Name, labels: Meetlabels, value: number): void;
}

/** Measures nothing: for a part that runs by itself. */
export const noMeters: Meters = { count: () => undefined, observe: () => undefined, set: () => undefined };

/** The measures of one process by one table, on the registry that its management port serves. A name that the table lacks does not compile. */
export class TableMeters<Name extends string> implements Meters<Name> {
  private readonly counters = new Map<string, Counter>();
  private readonly gauges = new Map<string, Gauge>();
  private readonly histograms = new Map<string, Histogram>();

  /** @param veil what is told apart instead, where a value may not be shown */
  constructor(
    table: Readonly<Record<Name, Meetwaarde>>,
    registry: Registry,
    private readonly veil: (labels: Meetlabels) => Meetlabels = (labels) => labels,
  ) {
    for (const [name, { kind, help, labels, buckets }] of Object.entries<Meetwaarde>(table)) {
      const about = { name, help, labelNames: [...labels], registers: [registry] };
      if (kind === 'counter') this.counters.set(name, new Counter(about));
      else if (kind === 'gauge') this.gauges.set(name, new Gauge(about));
      else this.histograms.set(name, new Histogram({ ...about, ...(buckets ? { buckets: [...buckets] } : {}) }));
    }
  }

  count(name: Name, labels: Meetlabels, by = 1): void {
    (this.counters.get(name) ?? this.gauges.get(name))?.inc(this.veil(labels), by);
  }

  observe(name: Name, labels: Meetlabels, value: number): void {
    this.histograms.get(name)?.observe(this.veil(labels), value);
  }

  set(name: Name, labels: Meetlabels, value: number): void {
    this.gauges.get(name)?.set(this.veil(labels), value);
  }

  /** Drops all series of these gauges: what is not there any more must not stay at its last value. */
  forget(names: readonly Name[]): void {
    for (const name of names) this.gauges.get(name)?.reset();
  }
}
