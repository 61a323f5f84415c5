/** Takes a casus down the whole road, as workers and a team would: asks, notes, decides, takes up. Looks at the file before every step. */
import { setTimeout as pause } from 'node:timers/promises';
import { casusIdOf, type Casus } from '@schakel/domain';
import { noodzaak, overdrachtsbesluit, type Overdracht } from '../support/journey';
import type { Answer, HubClient } from './client';

const worker = 'v.vermeer';
const team = 'u.usd';
const answersWithinMs = 8_000;
const everyMs = 500;
/** So many casussen are worked on at once, as by so many people; the others wait for their turn. */
const workers = 8;
const waits = ['gesteld', 'casusinformatie-gevraagd'];

interface Step {
  readonly op: string;
  readonly body: object;
}

/** What is to be done next in this file; undefined when that is to wait. */
function nextStep(casus: Casus, waited: boolean): Step | undefined {
  const { versie } = casus;
  if (casus.vragen.length === 0 && casus.voorstelVragen.length > 0) {
    const vragen = casus.voorstelVragen.map(({ partner, persoon }) => ({ partner, persoon, noodzaak }));
    return { op: 'vragen', body: { versie, vragen } };
  }
  if (!waited && casus.vragen.some(({ status }) => waits.includes(status))) return undefined;
  if (casus.notities.length === 0) return { op: 'notities', body: { versie, onderwerp: 'contactmoment' } };
  if (casus.deelcasussen.length === 0) return { op: 'vervolgbesluit', body: overdrachtsbesluit(casus) };
  return undefined;
}

export class Driver {
  /** How many came to the end of the road. */
  arrived = 0;
  /** The casussen that somebody works on, worked on or will. */
  readonly chosen: string[] = [];
  begun = 0;
  private readonly waiting: string[] = [];
  /** Answers that showed a team content before it took the handover up. */
  readonly tooEarly: string[] = [];

  constructor(private readonly client: HubClient) {}

  /** Takes the casus of this melding down the road when its turn comes. */
  add(melding: string): void {
    const casus = casusIdOf(melding);
    this.chosen.push(casus);
    this.waiting.push(casus);
  }

  /** Works until nothing waits and no more come, or `ended`. */
  async run(noMore: AbortSignal, ended: AbortSignal): Promise<void> {
    const work = async (): Promise<void> => {
      while (!ended.aborted && !(noMore.aborted && this.waiting.length === 0)) {
        const id = this.waiting.shift();
        if (id) await this.drive(id, ended);
        else await pause(everyMs);
      }
    };
    await Promise.all(Array.from({ length: workers }, work));
  }

  /** Resolves when the team has it, or `ended`. */
  private async drive(id: string, ended: AbortSignal): Promise<void> {
    this.begun += 1;
    const begun = performance.now();
    while (!ended.aborted) {
      const casus = await this.open(id);
      if (casus && (await this.step(casus, performance.now() - begun > answersWithinMs))) {
        this.arrived += 1;
        return;
      }
      await pause(everyMs);
    }
  }

  private async open(id: string): Promise<Casus | undefined> {
    const headers = { reden: 'beoordeling van de melding' };
    const answer = await this.client.call({ who: worker, method: 'GET', path: `/v1/casussen/${id}`, headers });
    return answer.status === 200 ? (answer.json as Casus) : undefined;
  }

  /** True at the end of the road. */
  private async step(casus: Casus, waited: boolean): Promise<boolean> {
    const step = nextStep(casus, waited);
    if (step) await this.post(worker, step.op, `/v1/casussen/${casus.id}/${step.op}`, `${casus.id} ${casus.versie}`, step.body);
    if (casus.deelcasussen.length === 0) return false;
    const offered = casus.deelcasussen.flatMap(({ overdrachten }) => overdrachten.map((each) => each.id));
    const taken = await Promise.all(offered.map((overdracht) => this.takeUp(overdracht)));
    return taken.every((each) => each);
  }

  private async takeUp(id: string): Promise<boolean> {
    const answer = await this.client.call({ who: team, method: 'GET', path: `/v1/overdrachten/${id}` });
    if (answer.status !== 200) return false;
    const { status, revisie, inhoud } = answer.json as Overdracht;
    if (status === 'opgepakt') return true;
    if (inhoud !== undefined) this.tooEarly.push(id);
    await this.post(team, 'acceptatie', `/v1/overdrachten/${id}/acceptatie`, `${id} ${revisie}`, { revisie });
    return false;
  }

  private post(who: string, op: string, path: string, ref: string, body: object): Promise<Answer> {
    return this.client.noted(op, ref, { who, method: 'POST', path, body });
  }
}
