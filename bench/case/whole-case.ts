import type { Tell } from '../compare';
import { line } from '../compare';
import { startIssuer, type BenchIssuer } from '../issuer';
import type { Options } from '../options';
import { type Outcome } from '../outcome';
import { spent, usage, type Round } from '../round';
import type { Setting } from '../setting';
import { startProduct } from '../side';
import { driveCases, type Stage } from './drive';
import { startOutside, type Outside } from './partners';

export async function wholeCase(setting: Setting, { rounds, cases }: Options, tell: Tell): Promise<Outcome> {
  const gemeente = await startIssuer();
  const stage = await productStage(setting, gemeente);
  try {
    for (let nr = 1; nr <= rounds; nr += 1) tell(`(case) ${nr}: ${line(await round(setting, stage, cases))}`);
    return { lines: [], raw: {} };
  } finally {
    await stage.side.stop();
    stage.outside.close();
    gemeente.close();
  }
}
async function round(setting: Setting, stage: Stage, count: number): Promise<Round> {
  const before = usage(setting, stage.side);
  const begun = performance.now();
  await driveCases(stage, count);
  return spent(before, usage(setting, stage.side), count, performance.now() - begun);
}
const environment = ({ rvdk, politie, smtp }: Outside): NodeJS.ProcessEnv => ({ RVDK_URL: rvdk, POLITIE_URL: politie, SMTP_URL: smtp });

async function productStage(setting: Setting, gemeente: BenchIssuer): Promise<Stage> {
  const outside = await startOutside();
  const more = { ...environment(outside), OIDC_ISSUER_GEMEENTE: gemeente.url };
  const side = await startProduct(setting, 'b', { name: 'product_case', more });
  const tokens = {
    medewerker: await setting.issuer.sign({ sub: 'medewerker', naam: 'Medewerker Proef', rollen: ['veilig-thuis'] }),
    teamlid: await gemeente.sign({ sub: 'teamlid', naam: 'Teamlid Proef', rollen: ['lokaal-team'], teams: ['usd-huizen'] }),
    rvdk: await setting.issuer.sign({ client_id: 'rvdk', sub: 'rvdk' }),
  };
  return { side, outside, tokens };
}
