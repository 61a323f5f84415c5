import { meetlabels } from '@schakel/runtime';
import { Registry } from 'prom-client';
import { RequestRecords } from '../../apps/gateway/src/request-records';
import { openMeters } from '../../apps/workers/src/meetwaarden';
import { textOf } from '../support/source-files';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Every measure of both processes, as the registry knows it. */
async function measured(): Promise<{ name: string; labels: string[] }[]> {
  const registry = new Registry();
  new RequestRecords(silent, registry);
  openMeters(registry, []);
  const known = registry.getMetricsAsArray() as unknown as { name: string; labelNames?: string[] }[];
  return Promise.resolve(known.map(({ name, labelNames = [] }) => ({ name, labels: labelNames })));
}

test('docs/beheer/meetwaarden.md explains every measure, and no other', async () => {
  const rows = [...textOf('docs/beheer/meetwaarden.md').matchAll(/^\| `(\w+)` /gm)].map(([, name]) => name);
  expect(rows.sort()).toEqual((await measured()).map(({ name }) => name).sort());
});

test('no measure is told apart by anything that could name a person, place, team or casus', async () => {
  const used = (await measured()).flatMap(({ labels }) => labels);
  expect(used.filter((label) => !(meetlabels as readonly string[]).includes(label))).toEqual([]);
});
