import type { Tell } from './compare';
import { line } from './compare';
import { fill } from './fill';
import { runRound } from './round';
import type { Setting } from './setting';
import { startProduct } from './side';

export async function growth(setting: Setting, size: number, tell: Tell): Promise<void> {
  const side = await startProduct(setting, 'b');
  try {
    tell(line(await runRound(setting, side, 'b', 2000)));
    await side.owner.query('analyze');
    tell(line(await runRound(setting, side, 'b', 1000)));
    const { rows: sz } = await side.owner.query(`select relname, pg_total_relation_size(oid)/3000 as per, pg_relation_size(oid)/3000 heap, reltuples/3000 rows from pg_class where relkind='r' and relnamespace='public'::regnamespace order by 2 desc limit 15`);
    console.table(sz);
    await fill(side.owner, size, tell);
    for (let r = 0; r < 6; r++) {
      const before = await reads(side.owner);
      tell(line(await runRound(setting, side, 'b', 1000)));
      await new Promise((f) => setTimeout(f, 2000));
      const after = await reads(side.owner);
      tell(Object.keys(after).map((k) => [k, ((after[k] ?? 0) - (before[k] ?? 0)) / 1000] as const).filter(([, v]) => v >= 1).map(([k, v]) => `${k} ${v}`).join(', '));
      if (r === 2) { tell('analyze'); await side.owner.query('analyze'); }
    }
  } finally {
    await side.stop();
  }
}
async function reads(owner: { query: any }): Promise<Record<string, number>> {
  const { rows } = await owner.query(`select relname as n, (seq_tup_read)::float8 as v from pg_stat_user_tables union all select indexrelname, idx_tup_read::float8 from pg_stat_user_indexes`);
  return Object.fromEntries(rows.map((r: any) => [r.n, r.v]));
}
