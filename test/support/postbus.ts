/** A real mailbox on a private Dovecot, and what people and other servers do with it. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { startServices } from '../../scripts/services.mjs';
import { testDirectory } from './services';

export interface Mailserver {
  readonly host: string;
  readonly port: number;
  readonly password: string;
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** A mailbox that nobody else uses. */
  postbus(): Promise<Postbus>;
}

/** @throws where there is no Dovecot and it cannot be installed */
export async function startMailserver(): Promise<Mailserver> {
  const dir = testDirectory('postbus');
  const services = await startServices({ dir, postgres: false, rabbitmq: false, redis: false, dovecot: true });
  if (!services.imap) throw new Error('these tests want Dovecot: apt-get install dovecot-imapd');
  const { host, port, password } = services.imap;
  return {
    host,
    port,
    password,
    kill: () => services.kill('dovecot', 'SIGKILL'),
    start: () => services.start('dovecot'),
    stop: () => services.stop(),
    postbus: () => Promise.resolve(new Postbus({ host, port, password }, join(dir, 'dovecot', 'mail'))),
  };
}

/** What somebody else than the hub does with a mailbox, each time over a connection of its own. */
export class Postbus {
  readonly gebruiker = `p${randomUUID().slice(0, 8)}@veilig-thuis-gv.example`;

  constructor(
    private readonly server: { readonly host: string; readonly port: number; readonly password: string },
    private readonly mailFolder: string,
  ) {}

  /** Delivers mails; gives their numbers. */
  put(...raws: readonly Buffer[]): Promise<number[]> {
    return this.by(async (client) => {
      const uids: number[] = [];
      for (const raw of raws) {
        const done = await client.append('INBOX', raw);
        uids.push(done ? Number(done.uid) : 0);
      }
      return uids;
    });
  }

  /** The flags of every mail of a folder, by number; of one that is not there, nothing. */
  flags(folder = 'INBOX'): Promise<string[][]> {
    return this.by(async (client) => {
      const { exists } = await client.status(folder, { messages: true }).then(
        ({ messages = 0 }) => ({ exists: messages }),
        () => ({ exists: 0 }),
      );
      if (exists === 0) return [];
      await client.mailboxOpen(folder, { readOnly: true });
      const all = await client.fetchAll('1:*', { flags: true });
      return all.map(({ flags = new Set() }) => [...flags].filter((flag) => flag !== '\\Recent').sort());
    });
  }

  /** Somebody puts the flag that people see on all. */
  flag(): Promise<unknown> {
    return this.by(async (client) => {
      await client.mailboxOpen('INBOX');
      await client.messageFlagsAdd('1:*', ['\\Flagged']);
    });
  }

  /** Somebody takes all flags off. */
  unflag(): Promise<unknown> {
    return this.by(async (client) => {
      await client.mailboxOpen('INBOX');
      await client.messageFlagsSet('1:*', []);
    });
  }

  /** The server numbers anew (the next UIDVALIDITY), as after the loss of its index. Nobody may be logged in. */
  renumber(): void {
    const folder = join(this.mailFolder, this.gebruiker);
    const list = join(folder, 'dovecot-uidlist');
    const [, validity] = /^3 V(\d+) /.exec(readFileSync(list, 'latin1')) ?? [];
    for (const name of readdirSync(folder).filter((each) => each.startsWith('dovecot-uid') || each.startsWith('dovecot.index')))
      rmSync(join(folder, name));
    // Left to itself it takes the second of the clock, which may be the same one.
    writeFileSync(list, `3 V${Number(validity) + 1} N1\n`);
  }

  /** The files of its mails, in order of arrival: for what should never happen to them. */
  files(): string[] {
    const folder = join(this.mailFolder, this.gebruiker);
    return ['new', 'cur'].flatMap((part) => readdirSync(join(folder, part)).map((name) => join(folder, part, name)));
  }

  private async by<T>(work: (client: ImapFlow) => Promise<T>): Promise<T> {
    const { host, port, password: pass } = this.server;
    const client = new ImapFlow({ host, port, secure: false, doSTARTTLS: false, auth: { user: this.gebruiker, pass }, logger: false });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await work(client);
    } finally {
      client.close();
    }
  }
}
