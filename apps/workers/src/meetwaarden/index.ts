import { TableMeters, type Meetlabels } from '@schakel/runtime';
import { readStand } from '@schakel/store/beheer';
import type { Database } from '@schakel/store/database';
import type { Registry } from 'prom-client';
import { Standmeter } from './stand';
import { meetwaarden, type MeetNaam } from './tabel';

/** The name under which all municipalities together are measured: their own points to where a family lives. */
const samen = 'team';

/** The measures of the workers. No series tells one municipality from another. */
export function openMeters(registry: Registry, gemeenten: readonly string[]): TableMeters<MeetNaam> {
  const veil = (word: string): string => (gemeenten.includes(word) ? samen : word);
  const veiled = (labels: Meetlabels): Meetlabels => ({
    ...labels,
    ...(labels.lane === undefined ? {} : { lane: labels.lane.split('.').map(veil).join('.') }),
    ...(labels.partij === undefined ? {} : { partij: veil(labels.partij) }),
  });
  return new TableMeters(meetwaarden, registry, veiled);
}

/** Shows how the hub is, beside what is measured while it works. */
export const standmeter = (
  meters: TableMeters<MeetNaam>,
  db: Database,
  gemeenten: readonly string[],
  pools: readonly Database[],
): Standmeter =>
  new Standmeter({
    meters,
    read: () => readStand(db, { gemeenten }),
    waiting: () => pools.reduce((sum, pool) => sum + pool.waiting, 0),
  });
