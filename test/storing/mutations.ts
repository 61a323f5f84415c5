/** The product with one thing wrong in it: what proves that the checker would see it. A copy of the compiled program, changed at one place. */
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Invariant } from './checker';
import { testDirectory } from '../support/services';

export interface Mutation {
  readonly name: string;
  /** The compiled file, and the one place in it. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** What must be seen to break. */
  readonly breaks: Invariant;
  /** Run by the owner of the database where the rights of the logins refuse the mutation: they are a wall of their own. */
  readonly grant?: string;
  /** By name: what must go wrong for it to show. */
  readonly faults: readonly string[];
  readonly reports: number;
  readonly rate: number;
}

const few = { reports: 120, rate: 60 };

export const mutations: readonly Mutation[] = [
  {
    name: 'acknowledged and closed before COMMIT',
    file: 'apps/workers/src/afhandeling/afhandeling.js',
    find: 'await this.inOneTransaction(started);',
    replace: `await (0, journal_1.closeWekkers)(this.stores.db, started.map(({ id }) => id));
            setImmediate(() => this.inOneTransaction(started).catch(() => undefined));`,
    breaks: 'I6',
    faults: ['afhandeling-voor-commit'],
    ...few,
  },
  {
    name: '202 before COMMIT',
    file: 'libs/store/src/journal-append.js',
    find: 'this.waiting.add({ sealed, owed, resolve, reject });',
    replace: 'resolve(freshReceipt(sealed, new Date()));\n            this.waiting.add({ sealed, owed, resolve, reject });',
    breaks: 'I1',
    faults: ['postgres-kill'],
    ...few,
  },
  {
    name: 'the same reference is taken for another report',
    file: 'libs/store/src/journal-append/entry.js',
    find: 'referentie: referenceOf(entry, vingerafdruk, vault),',
    replace: 'referentie: undefined,',
    breaks: 'I3',
    faults: [],
    ...few,
  },
  {
    name: 'other bytes at every attempt',
    file: 'apps/workers/src/verzending/verzender.js',
    find: 'claimed.draad ?? (await this.freeze(claimed))',
    replace: 'this.kanalen.encode(claimed, this.clock())',
    breaks: 'I4',
    faults: ['partner-error429'],
    reports: 240,
    rate: 40,
  },
  {
    name: 'the relay closes a wake-up when the broker confirms it, and the broker forgets',
    file: 'libs/store/src/wekkers.js',
    find: 'set gepubliceerd_op = now(), publicaties = publicaties + 1',
    replace: 'set gepubliceerd_op = now(), gesloten_op = now(), publicaties = publicaties + 1',
    breaks: 'I6',
    grant: 'grant update (gesloten_op) on wekkers to schakel_relay',
    faults: ['rabbitmq-leeg'],
    reports: 1_500,
    rate: 200,
  },
];

const root = resolve(__dirname, '../..');
const shared = ['node_modules', 'config', 'package.json'];

/** A folder from which a hub can be started, with the mutation in it. @throws Error when the place is not there exactly once */
export function mutatedRoot({ file, find, replace }: Mutation): string {
  const folder = testDirectory('mutatie');
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  for (const name of shared) symlinkSync(join(root, name), join(folder, name));
  const path = join(folder, 'dist', file);
  const parts = readFileSync(path, 'utf8').split(find);
  if (parts.length !== 2) throw new Error(`${file} holds the place to mutate ${parts.length - 1} times`);
  writeFileSync(path, parts.join(replace));
  return folder;
}
