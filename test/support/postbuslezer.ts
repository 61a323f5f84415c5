/** The reader of a mailbox as a gateway runs it, with a database of the test's own. */
import { XmlReader } from '@schakel/ketenpartners';
import type { Log } from '@schakel/runtime';
import type { Database } from '@schakel/store/database';
import { JournalAppender } from '@schakel/store/journal-append';
import { deliveredInrichting } from './inrichting';
import { freshStore } from './database';
import type { Mailserver, Postbus as Kist } from './postbus';
import { Acceptance } from '../../apps/gateway/src/intake/accept';
import { JsonAcceptance } from '../../apps/gateway/src/intake/json-acceptance';
import { Afzenders } from '../../apps/gateway/src/intake/mail/afzender';
import { MailIntake } from '../../apps/gateway/src/intake/mail/mail-intake';
import { PostbusLezer, type LezerOptions } from '../../apps/gateway/src/intake/imap/postbus-lezer';
import { Postbussen } from '../../apps/gateway/src/intake/imap/postbussen';

const authservId = 'mail.veilig-thuis-gv.example';
export const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export async function openWereld(mailserver: Pick<Mailserver, 'host' | 'port' | 'password'>) {
  const store = await freshStore();
  const xml = new XmlReader();
  const vault = await store.vault('intake');
  const journal = new JournalAppender(store.open('intake', 4), vault);
  const { hub, partijen, codelijsten } = deliveredInrichting();
  const afzenders = new Afzenders({ hub: { ...hub, maildeur: { relays: [], authservId, tussenstations: 1 } }, partijen }, () => new Date());
  const aannames = { xml: new Acceptance(xml, journal), json: new JsonAcceptance(journal, codelijsten) };
  const intake = new MailIntake(aannames, journal, afzenders, 'imap');

  const options = ({ gebruiker }: Kist, more: Partial<LezerOptions> = {}): LezerOptions => ({
    postbus: {
      id: gebruiker.split('@')[0] ?? '',
      adres: `imap://${mailserver.host}:${mailserver.port}`,
      gebruiker,
      wachtwoord: mailserver.password,
      map: 'INBOX',
      kopieMap: 'Overgenomen',
      authservId,
    },
    intake,
    vingerafdruk: (raw) => vault.hmac('postbus', raw),
    vertrouwd: true,
    los: true,
    log: silent,
    tempo: { pollMs: 60_000, stilMs: 5_000, rustMs: 1_000 },
    ...more,
  });
  const running = new Set<Postbussen>();
  /** A gateway: it reads this mailbox when it leads. `on` is its own pool. */
  const read = (kist: Kist, more: Partial<LezerOptions> = {}, on: Database = store.open('intake', 2)) => {
    const lezer = new PostbusLezer(options(kist, more));
    const postbussen = new Postbussen(on, { [options(kist).postbus.id]: lezer }, silent);
    postbussen.start();
    running.add(postbussen);
    return { lezer, postbussen };
  };
  const rows = async <Row extends object>(sql: string, ...values: unknown[]): Promise<Row[]> =>
    (await store.owner.query<Row>(sql, values)).rows;
  return {
    store,
    options,
    read,
    rows,
    /** Every gateway stops. */
    rest: async () => {
      await Promise.all([...running].map((one) => one.stop()));
      running.clear();
    },
    /** What lies in the journal, oldest first, receipts left out. */
    journal: () =>
      rows<{ id: string; soort: string; deur: string; partij: string; status: string; fouten: { code: string }[] | null }>(
        "select id, soort, deur, partij, status, fouten from journal where soort <> 'mailontvangst' order by ontvangen_op, id",
      ),
    close: async () => {
      await Promise.all([...running].map((one) => one.stop()));
      await xml.close();
      await store.drop();
    },
  };
}
export type Wereld = Awaited<ReturnType<typeof openWereld>>;
