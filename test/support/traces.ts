/** Everything that a hub let out or kept, as sources for the canary harness (canary.ts). */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type ChannelModel } from 'amqplib';
import { Redis } from 'ioredis';
import type { Bron } from './canary';
import type { Seen } from './hub-client';
import { receivedBy } from './journey';
import { forget } from './partner';
import type { TestHub } from './test-hub';

/** Of binary columns no more than this is looked at: a marker in clear stands anywhere, and a dump of everything takes minutes to search. */
const binaryPrefix = 20_000;
const exchange = 'schakel';

/** Follows the wake-ups of a hub from the moment it is made; close it. */
export class Traces {
  private readonly wakeUps: string[] = [];

  private constructor(
    private readonly hub: TestHub,
    private readonly bus: ChannelModel | undefined,
  ) {}

  /**
   * A queue of its own on the exchange gets a copy of every message; the bus on PostgreSQL is read with the tables. What the partners got of
   * other journeys, with the same personas and another right to them, they forget.
   */
  static async follow(hub: TestHub): Promise<Traces> {
    await Promise.all(Object.values(hub.run.partners).map(forget));
    const { amqpUrl } = hub.run;
    const bus = amqpUrl ? await connect(amqpUrl, { noDelay: true }) : undefined;
    const traces = new Traces(hub, bus);
    const channel = await bus?.createChannel();
    const queue = await channel?.assertQueue('', { exclusive: true });
    if (channel && queue) {
      await channel.bindQueue(queue.queue, exchange, '#');
      await channel.consume(queue.queue, (message) => traces.wakeUps.push(JSON.stringify(message?.properties) + String(message?.content)), {
        noAck: true,
      });
    }
    return traces;
  }

  async close(): Promise<void> {
    await this.bus?.close();
  }

  /** How many wake-ups were copied: none would mean that nothing was followed. */
  get followed(): number {
    return this.wakeUps.length;
  }

  async sources(): Promise<Bron[]> {
    return [
      ...(await this.left()),
      ...(await this.kept()),
      ...this.wakeUps.map((tekst) => ({ naam: 'wachtrij', kanaal: 'wachtrij', tekst })),
    ];
  }

  private async left(): Promise<Bron[]> {
    const { hub } = this;
    const mails = (await hub.mails()).map(({ raw }) => ({ naam: 'mail', kanaal: 'mail', tekst: raw }));
    const rvdk = (await receivedBy(hub, 'rvdk')).map((one) => asSource('rvdk', 'rvdk', [one.path, one.headers, one.body]));
    const politie = (await receivedBy(hub, 'politie')).map((one) => asSource('politie', 'politie', [one.path, one.headers, one.body]));
    const ebms = (await receivedBy(hub, 'digikoppeling')).map((one) =>
      asSource('digikoppeling', 'politie', [one.path, unpacked(one.body)]),
    );
    const alarm = (await receivedBy(hub, 'alarm')).map((one) => asSource('alarm', 'alarm', [one.path, one.headers, one.body]));
    const regio = (await receivedBy(hub, 'regio')).map((one) => asSource('andere regio', 'regio', [one.path, one.headers, one.body]));
    const confirmed = (await (await fetch(`${hub.run.partners.rvdk.control}/sent`)).json()) as { bodyBase64: string }[];
    const replies = confirmed.map((one) =>
      asSource('antwoord aan rvdk', 'bevestiging', [Buffer.from(one.bodyBase64, 'base64').toString('utf8')]),
    );
    const smtp = hub.gehoord.map((tekst) => ({ naam: 'antwoord per smtp', kanaal: 'smtp', tekst }));
    return [
      ...mails,
      ...smtp,
      ...rvdk,
      ...politie,
      ...ebms,
      ...alarm,
      ...regio,
      ...replies,
      ...hub.seen.flatMap(answerSource),
      ...(await this.metrics()),
    ];
  }

  private async metrics(): Promise<Bron[]> {
    const { gateway, workers } = this.hub.run.management;
    const texts = await Promise.all([gateway, ...workers].map(async (url) => (await fetch(`${url}/metrics`)).text()));
    return texts.map((tekst) => ({ naam: '/metrics', kanaal: 'metrics', tekst }));
  }

  private async kept(): Promise<Bron[]> {
    const logs = readdirSync(this.hub.logFolder).map((name) => ({
      naam: name,
      kanaal: 'log',
      tekst: readFileSync(join(this.hub.logFolder, name), 'utf8'),
    }));
    return [...logs, ...(await this.redis()), ...(await this.tables())];
  }

  private async redis(): Promise<Bron[]> {
    const { redisUrl } = this.hub.run;
    if (!redisUrl) return [];
    const redis = new Redis(redisUrl);
    try {
      const keys = await redis.keys('*');
      const dumps = await Promise.all(keys.map(async (key) => `${key} ${(await redis.dumpBuffer(key)).toString('latin1')}`));
      return dumps.map((tekst) => ({ naam: 'redis', kanaal: 'redis', tekst }));
    } finally {
      redis.disconnect();
    }
  }

  /** Every column of every table, those of the bus on PostgreSQL included. */
  private async tables(): Promise<Bron[]> {
    const columns = await this.hub.sql<{ tabel: string; kolommen: string }>(`
      select format('%I.%I', table_schema, table_name) as tabel, string_agg(case data_type
        when 'bytea' then format('encode(substring(%I from 1 for ${binaryPrefix}), ''hex'')', column_name)
        else format('%I::text', column_name) end, ', ' order by ordinal_position) as kolommen
      from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_schema in ('public', 'bullmq') and table_type = 'BASE TABLE' group by 1`);
    const read = columns.map(async ({ tabel, kolommen }) => {
      const rows = await this.hub.sql<{ rij: string }>(`select concat_ws(' ', ${kolommen}) as rij from ${tabel}`);
      return { naam: tabel, kanaal: 'opslag', tekst: rows.map(({ rij }) => rij).join('\n') };
    });
    return Promise.all(read);
  }
}

/** An ebMS message with its parts as the receiver reads them. */
function unpacked(body: string): string {
  const { dataSources = [] } = (body ? JSON.parse(body) : {}) as { dataSources?: { content: string }[] };
  return [body, ...dataSources.map(({ content }) => Buffer.from(content, 'base64').toString('utf8'))].join('\n');
}

const asSource = (naam: string, kanaal: string, parts: readonly unknown[]): Bron => ({
  naam,
  kanaal,
  tekst: parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join('\n'),
});

/** Who may see whom in an answer of the API: a team only its own persons; a refusal nobody. Veilig Thuis' own file may hold everything. */
const audience: Readonly<Record<string, { readonly kanaal: string; readonly over: readonly string[] }>> = {
  'u.usd': { kanaal: 'lokaal-team', over: ['moeder-huizen', 'dochter-huizen', 'besluit'] },
  'h.hilver': { kanaal: 'lokaal-team', over: ['volwassene-hilversum', 'besluit'] },
};

function answerSource({ wie, call, answer }: Seen): Bron[] {
  const source = asSource(`${wie}: ${call}`, 'antwoord', [call, [...answer.headers], answer.text]);
  if (answer.status >= 400) return [{ ...source, kanaal: 'fout' }];
  if (wie === 'v.vermeer') return [];
  return [{ ...source, ...audience[wie] }];
}
