import type { Result } from './run';

const columns: readonly (readonly [string, (result: Result) => string])[] = [
  ['seed', ({ seed }) => String(seed)],
  ['accepted', ({ accepted }) => String(accepted)],
  ['sent', ({ attempts }) => String(attempts)],
  ['no answer', ({ unknown }) => String(unknown)],
  ['handed over', ({ arrived, driven }) => `${arrived}/${driven}`],
  ['terms fired', ({ terms }) => String(terms)],
  ['faults', ({ faults }) => String(Object.values(faults).reduce((sum, count) => sum + count, 0))],
  ['kinds', ({ faults }) => String(Object.keys(faults).length)],
  ['seconds', ({ seconds }) => seconds.toFixed(0)],
  ['left at the end', ({ backlog }) => String(backlog)],
  ['drained in', ({ drainedSeconds }) => (drainedSeconds === undefined ? 'not' : `${drainedSeconds.toFixed(0)} s`)],
  ['violations', ({ violations }) => String(violations.length)],
];

/** One row per seed, as Markdown. */
export function tableOf(results: readonly Result[]): string {
  const rows = [
    columns.map(([title]) => title),
    columns.map(() => '---'),
    ...results.map((result) => columns.map(([, cell]) => cell(result))),
  ];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
