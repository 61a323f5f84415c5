import { cpuLines, line, type Pair, type Tell } from '../compare';
import { startIssuer, type BenchIssuer } from '../issuer';
import type { Options } from '../options';
import type { Outcome } from '../outcome';
import { spent, usage, type Round } from '../round';
import { demandSameRows } from '../same-rows';
import type { Setting } from '../setting';
import { startFloor, startProduct, type Side } from '../side';
import { driveCases, type Stage, type Tokens } from './drive';
import { startOutside, type Outside } from './partners';

const bar = 1.5;
type Stages = Readonly<Record<'floor' | 'product', Stage>>;

/** From the report to the terugkoppeling after the acceptance: the product beside a straight-line program, in turns. */
export async function wholeCase(setting: Setting, { rounds, cases }: Options, tell: Tell): Promise<Outcome> {
  const gemeente = await startIssuer();
  const stages = await startStages(setting, gemeente);
  try {
    for (const stage of Object.values(stages)) await warmUp(stage, cases);
    const done: Pair[] = [];
    for (let nr = 1; nr <= rounds; nr += 1) {
      const pair = { floor: await round(setting, stages.floor, cases), product: await round(setting, stages.product, cases) };
      done.push(pair);
      tell(`(case) round ${nr} of ${rounds}: floor ${line(pair.floor)}; product ${line(pair.product)}`);
    }
    const tables = await demandSameRows(stages.floor.side, stages.product.side, 'case');
    return { lines: cpuLines('case', bar, done), raw: { rounds: done, tables } };
  } finally {
    await Promise.all(Object.values(stages).map(({ side }) => side.stop()));
    for (const { outside } of Object.values(stages)) outside.close();
    gemeente.close();
  }
}

/** Compiled code, and statistics: see the reports. */
async function warmUp(stage: Stage, cases: number): Promise<void> {
  await driveCases(stage, cases);
  await stage.side.owner.query('analyze');
  await driveCases(stage, Math.ceil(cases / 2));
}

async function round(setting: Setting, stage: Stage, count: number): Promise<Round> {
  const before = usage(setting, stage.side);
  const begun = performance.now();
  await driveCases(stage, count);
  return spent(before, usage(setting, stage.side), count, performance.now() - begun);
}

async function startStages(setting: Setting, gemeente: BenchIssuer): Promise<Stages> {
  const tokens = await tokensOf(setting, gemeente);
  const startSide = {
    floor: (more: NodeJS.ProcessEnv) => startFloor(setting, 'b', { name: 'case', programs: ['case/gateway', 'case/worker'], more }),
    product: (more: NodeJS.ProcessEnv) => startProduct(setting, 'b', { name: 'product_case', more }),
  };
  const stage = async (start: (more: NodeJS.ProcessEnv) => Promise<Side>): Promise<Stage> => {
    const outside = await startOutside();
    return { side: await start({ ...addressesOf(outside), OIDC_ISSUER_GEMEENTE: gemeente.url }), outside, tokens };
  };
  return { floor: await stage(startSide.floor), product: await stage(startSide.product) };
}

const addressesOf = ({ rvdk, politie, smtp }: Outside): NodeJS.ProcessEnv => ({ RVDK_URL: rvdk, POLITIE_URL: politie, SMTP_URL: smtp });

async function tokensOf({ issuer }: Setting, gemeente: BenchIssuer): Promise<Tokens> {
  return {
    medewerker: await issuer.sign({ sub: 'medewerker', naam: 'Medewerker Proef', rollen: ['veilig-thuis'] }),
    teamlid: await gemeente.sign({ sub: 'teamlid', naam: 'Teamlid Proef', rollen: ['lokaal-team'], teams: ['usd-huizen'] }),
    rvdk: await issuer.sign({ client_id: 'rvdk', sub: 'rvdk' }),
  };
}
