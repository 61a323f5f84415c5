import type { Tell } from '../compare';
import type { Side } from '../side';
import { watched, type Drain } from './drain';
import type { Mails } from './mails';
import { SmtpConnection } from './smtp';

/** As many as a usual relay opens to one destination; by HTTP as many, so that neither waits its turn longer than the other. */
export const lanes = 20;
const slice = 1_000;

interface Backlog {
  readonly port: number;
  readonly mails: Mails;
  readonly count: number;
  readonly tell: Tell;
}

/** A relay that comes back with a backlog: each connection gives the next mail as soon as the one before it was taken. */
export async function drainRelay(side: Side, { port, mails, count, tell }: Backlog): Promise<Drain> {
  const connections = await Promise.all(Array.from({ length: lanes }, () => SmtpConnection.open(port)));
  const other = await SmtpConnection.open(port);
  const give = async (connection: SmtpConnection, mail: Buffer): Promise<void> => {
    const code = await connection.send(mail);
    if (code !== 250) throw new Error(`mail: a mail was answered ${code}`);
  };
  await giveAll(connections, mails, lanes, give);
  const work = async (): Promise<number> => {
    let ms = 0;
    for (let left = count; left > 0; left -= slice) {
      ms += await giveAll(connections, mails, Math.min(left, slice), give);
      tell(`SMTP: ${count - Math.max(0, left - slice)} of ${count}`);
    }
    return (count * 1_000) / ms;
  };
  try {
    return await watched(side, { work, urgent: () => give(other, mails.urgent()) });
  } finally {
    for (const connection of [...connections, other]) connection.end();
  }
}

/** Gives how long that took, in milliseconds. */
async function giveAll(
  connections: readonly SmtpConnection[],
  mails: Mails,
  count: number,
  give: (connection: SmtpConnection, mail: Buffer) => Promise<void>,
): Promise<number> {
  const ready = Array.from({ length: count }, () => mails.next());
  const begun = performance.now();
  const lane = async (connection: SmtpConnection): Promise<void> => {
    for (let mail = ready.pop(); mail; mail = ready.pop()) await give(connection, mail);
  };
  await Promise.all(connections.map(lane));
  return performance.now() - begun;
}
