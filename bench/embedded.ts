import { line, medianRound, type Tell } from './compare';
import { perSecond, us, type Outcome } from './outcome';
import { runRound, type Round } from './round';
import type { Setting } from './setting';
import { startProduct, type Figure, type Side } from './side';

const names: Readonly<Record<Figure, string>> = { a: '(a) accepted', b: '(b) decided' };
const show = ({ cpu, rate }: Round): string => `${us(cpu.all)}, ${perSecond(rate)}`;

/** The embedded set-up (BullMQ on PostgreSQL, no RabbitMQ, no Redis) beside the full one, in turns. No bar: it is for a first look. */
export async function embedded(setting: Setting, { rounds, reports }: { rounds: number; reports: number }, tell: Tell): Promise<Outcome> {
  const raw: Record<string, { full: Round; embedded: Round }> = {};
  for (const figure of ['a', 'b'] as const) {
    const sides = {
      full: await startProduct(setting, figure, { name: `full_${figure}` }),
      embedded: await startProduct(setting, figure, { name: `embedded_${figure}`, amqpUrl: '' }),
    };
    try {
      raw[names[figure]] = await inTurns(setting, sides, figure, { rounds, reports }, tell);
    } finally {
      await Promise.all(Object.values(sides).map((side) => side.stop()));
    }
  }
  const lines = Object.entries(raw).map(([name, { full, embedded: small }]) => ({
    what: `${name}, embedded set-up against full`,
    floor: show(full),
    product: show(small),
    ratio: small.cpu.all / full.cpu.all,
  }));
  return { lines, raw };
}

async function inTurns(
  setting: Setting,
  sides: Readonly<Record<'full' | 'embedded', Side>>,
  figure: Figure,
  { rounds, reports }: { rounds: number; reports: number },
  tell: Tell,
): Promise<{ full: Round; embedded: Round }> {
  for (const side of Object.values(sides)) await runRound(setting, side, figure, Math.ceil(reports / 2));
  const done: Record<'full' | 'embedded', Round[]> = { full: [], embedded: [] };
  for (let nr = 0; nr < rounds; nr += 1)
    for (const name of ['full', 'embedded'] as const) done[name].push(await runRound(setting, sides[name], figure, reports));
  const medians = { full: medianRound(done.full), embedded: medianRound(done.embedded) };
  tell(`(${figure}) full ${line(medians.full)}; embedded ${line(medians.embedded)}`);
  return medians;
}
