import { flood } from '../load';
import { settled } from '../round';
import type { Side } from '../side';
import { answerTo } from './answer';
import { Caller, inLanes } from './calls';
import type { Outside } from './partners';

/** Who speaks to the hub, beside the police. */
export interface Tokens {
  readonly medewerker: string;
  readonly teamlid: string;
  readonly rvdk: string;
}
/** One side with everybody around it. */
export interface Stage {
  readonly side: Side;
  readonly outside: Outside;
  readonly tokens: Tokens;
}

interface Casus {
  readonly id: string;
  readonly versie: number;
  readonly personen: readonly { readonly id: string; readonly aard: string }[];
  readonly voorstelVragen: readonly { readonly partner: string; readonly persoon: string }[];
}

const noodzaak = 'Zonder dit te weten is de veiligheid van de kinderen niet te beoordelen.';
const samenvatting =
  'De samenvatting van Veilig Thuis zelf, over een verzonnen huishouden; dit is een proef en zegt niets over iemand. '.repeat(4);
const toelichting = 'Er was nog geen contact met de directbetrokkenen; uitstel is niet verantwoord.';

/**
 * This many cases from report to terugkoppeling, step by step for all together: nothing waits for a person or a term, only for the hub.
 * @throws Error when a step has another outcome than it should, or for fewer cases
 */
export async function driveCases(stage: Stage, count: number): Promise<void> {
  const { side, outside } = stage;
  const caller = new Caller(side.port);
  try {
    const { accepted } = await flood(side.port, side.reports.many(count));
    demand(side, 'reports accepted', accepted, count);
    await settled(side, 'a');
    await asked(stage, caller, count);
    await answered(stage, caller, count);
    await decided(stage, caller, count);
    await acceptedByTeam(stage, caller, count);
    await settled(side, 'b');
    demand(side, 'reports back', outside.counts.terugkoppelingen, 2 * count);
    demand(side, 'mails', outside.counts.mails, count);
  } finally {
    caller.close();
    Object.assign(outside.counts, { terugkoppelingen: 0, mails: 0 });
  }
}

function demand({ name }: Side, what: string, found: number, wanted: number): void {
  if (found !== wanted) throw new Error(`${name}: ${found} ${what} of ${wanted}`);
}

/** A worker opens each file and confirms one question, about the first person that the hub proposes. */
async function asked({ side, tokens }: Stage, caller: Caller, count: number): Promise<void> {
  const casussen = await idsOf(side, "select id from casussen where status = 'ontvangen'");
  demand(side, 'casussen', casussen.length, count);
  await inLanes(casussen, async (id) => {
    const { versie, voorstelVragen } = await opened(caller, tokens, id);
    const vragen = voorstelVragen.slice(0, 1).map(({ partner, persoon }) => ({ partner, persoon, noodzaak }));
    await caller.call({
      path: `/v1/casussen/${id}/vragen`,
      token: tokens.medewerker,
      body: JSON.stringify({ versie, vragen }),
      expect: 202,
    });
  });
  await settled(side, 'a');
}

async function answered({ side, outside, tokens }: Stage, caller: Caller, count: number): Promise<void> {
  const questions = outside.questions();
  demand(side, 'questions', questions.length, count);
  await inLanes(questions, async (question) => {
    await caller.call({ path: '/v1/stuf', token: tokens.rvdk, type: 'text/xml', body: answerTo(question), expect: 200 });
  });
  await settled(side, 'a');
}

/** A worker reads what came of it and hands everybody over to one team. */
async function decided({ side, tokens }: Stage, caller: Caller, count: number): Promise<void> {
  const casussen = await idsOf(side, "select id from casussen where status = 'veiligheidsbeoordeling'");
  demand(side, 'casussen with an answer', casussen.length, count);
  await inLanes(casussen, async (id) => {
    const { versie, personen } = await opened(caller, tokens, id);
    const directbetrokkenen = personen.filter(({ aard }) => aard === 'directbetrokkene').map((persoon) => persoon.id);
    const deelcasussen = [{ personen: directbetrokkenen }];
    const besluit = { versie, uitkomst: 'overdracht', deelcasussen, aard: ['03'], samenvatting, toelichting };
    await caller.call({
      path: `/v1/casussen/${id}/vervolgbesluit`,
      token: tokens.medewerker,
      body: JSON.stringify(besluit),
      expect: 202,
    });
  });
  await settled(side, 'a');
}

/** The team sees the heading, takes it up, and then reads the content. */
async function acceptedByTeam({ side, tokens: { teamlid: token } }: Stage, caller: Caller, count: number): Promise<void> {
  const overdrachten = await idsOf(side, "select id from outbox where kanaal = 'postvak' and postvak_status = 'aangeboden'");
  demand(side, 'overdrachten', overdrachten.length, count);
  const see = (id: string) => caller.call({ method: 'GET', path: `/v1/overdrachten/${id}`, token, expect: 200 });
  await inLanes(overdrachten, async (id) => {
    const { revisie } = JSON.parse(await see(id)) as { revisie: number };
    await caller.call({ path: `/v1/overdrachten/${id}/acceptatie`, token, body: JSON.stringify({ revisie }), expect: 202 });
  });
  await settled(side, 'a');
  await inLanes(overdrachten, async (id) => {
    if (!(JSON.parse(await see(id)) as { inhoud?: object }).inhoud) throw new Error(`${side.name}: overdracht ${id} shows no content`);
  });
}

const reden = 'beoordeling van de melding';
const opened = async (caller: Caller, { medewerker: token }: Tokens, id: string): Promise<Casus> =>
  JSON.parse(await caller.call({ method: 'GET', path: `/v1/casussen/${id}`, token, headers: { reden }, expect: 200 })) as Casus;

const idsOf = async ({ owner }: Side, query: string): Promise<string[]> =>
  (await owner.query<{ id: string }>(query)).rows.map(({ id }) => id);
