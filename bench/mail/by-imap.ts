import { setTimeout as wait } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import type { Tell } from '../compare';
import type { Side } from '../side';
import { watched, type Drain } from './drain';
import type { HeldLead } from './lead';
import type { Mails } from './mails';

const fillers = 4;
const askEveryMs = 200;
const tellEveryMs = 5_000;
const stuckAfterMs = 120_000;

interface Backlog {
  readonly imap: { readonly host: string; readonly port: number; readonly user: string; readonly password: string };
  readonly mails: Mails;
  readonly count: number;
  readonly tell: Tell;
  readonly lead: HeldLead;
}

/** A mailbox that was not read for a while: it is filled while nobody reads it, and then somebody does. */
export async function drainMailbox(side: Side, { imap, mails, count, tell, lead }: Backlog): Promise<Drain> {
  const clients = await Promise.all(Array.from({ length: fillers }, () => open(imap)));
  const [other] = clients;
  const put = async (client: ImapFlow | undefined, mail: Buffer): Promise<void> => {
    if (!(await client?.append('INBOX', mail))) throw new Error('mail: the mailbox did not take a mail');
  };
  let left = count;
  const fill = async (client: ImapFlow): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await put(client, mails.next());
      if (left % 1_000 === 0) tell(`mailbox: ${count - left} of ${count} put in`);
    }
  };
  await Promise.all(clients.map(fill));
  const work = async (): Promise<number> => {
    await lead.letGo();
    return untilNoted(side, count, tell);
  };
  try {
    return await watched(side, { work, urgent: () => put(other, mails.urgent()) });
  } finally {
    for (const client of clients) client.close();
  }
}

async function open({ host, port, user, password: pass }: Backlog['imap']): Promise<ImapFlow> {
  const client = new ImapFlow({ host, port, secure: false, doSTARTTLS: false, auth: { user, pass }, logger: false });
  await client.connect();
  return client;
}

const state = {
  name: 'noted',
  text: `select count(*)::int as noted, extract(epoch from max(gelezen_op) - (select min(ontvangen_op) from journal where deur = 'imap'))::float8 as seconds
    from postbusmail where gelezen_op is not null and uid <= $1`,
};

/** Mails per second, from the first in the journal until the last of the backlog was noted as read. */
async function untilNoted({ owner }: Side, count: number, tell: Tell): Promise<number> {
  let [seen, moved, told] = [0, performance.now(), performance.now()];
  for (;;) {
    const { noted, seconds } = (await owner.query<{ noted: number; seconds: number }>({ ...state, values: [count] })).rows[0] ?? {
      noted: 0,
      seconds: 0,
    };
    if (noted >= count) return count / seconds;
    if (noted > seen) [seen, moved] = [noted, performance.now()];
    if (performance.now() - moved > stuckAfterMs) throw new Error(`mail: ${noted} of ${count} were read`);
    if (performance.now() - told > tellEveryMs) {
      told = performance.now();
      tell(`IMAP: ${noted} of ${count}`);
    }
    await wait(askEveryMs);
  }
}
