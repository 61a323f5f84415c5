/** Every door through which a melding comes, open at once on one journal, and what the journal has of what came in. */
import { MailChannel, XmlReader } from '@schakel/ketenpartners';
import { AuditLog } from '@schakel/store/audit';
import { readStand } from '@schakel/store/beheer';
import { readBerichten, type Bericht as JournalBericht } from '@schakel/store/journal';
import { JournalAppender } from '@schakel/store/journal-append';
import { Toegangscodes } from '@schakel/store/toegangscodes';
import { accessFrom } from '../../../apps/gateway/src/access-config';
import { Acceptance } from '../../../apps/gateway/src/intake/accept';
import { IntakeModule } from '../../../apps/gateway/src/intake/intake.module';
import { JsonAcceptance } from '../../../apps/gateway/src/intake/json-acceptance';
import { MeldenModule } from '../../../apps/gateway/src/melden/melden.module';
import { OpnemenModule } from '../../../apps/gateway/src/werkvoorraad/opnemen/opnemen.module';
import { startMailbak } from '../../../apps/proefomgeving/src/mailbak/mailbak';
import { freshStore, type FreshStore } from '../database';
import { deliveredInrichting } from '../inrichting';
import { startMailserver } from '../postbus';
import { startSigningIssuer } from '../signing-issuer';
import { startTestGateway, testSettings } from '../test-gateway';
import type { Basis, Bied } from './basis';
import { openMachines } from './machines';
import type { Ingang } from './matrix';
import { openMensen } from './mensen';
import { openPost } from './post';

/** One gateway with the modules of every door that it has. */
async function startGateway(
  { store, inrichting, intake, issuer }: Pick<Basis, 'store' | 'inrichting' | 'intake' | 'issuer'>,
  smtpUrl: string,
) {
  const { xml, journal, db, vault } = intake;
  const { partijen, codelijsten } = inrichting;
  const werkVault = await store.vault('werkvoorraad');
  const acceptance = new JsonAcceptance(journal, codelijsten);
  const mail = new MailChannel({ smtpUrl, afzender: 'hub@veilig-thuis.example', omgeving: 'test' });
  const issuers = { veiligThuis: issuer.issuer, gemeente: 'http://127.0.0.1:9/gm' };
  const gateway = await startTestGateway(testSettings(issuers, { partijen: accessFrom(inrichting).partijen }), [
    IntakeModule.with({
      xml,
      journal,
      reports: { read: () => Promise.resolve(undefined), tellingen: () => Promise.resolve([]) },
      inrichting,
    }),
    MeldenModule.with({ codes: new Toegangscodes(db, vault), partijen, codelijsten, journal, acceptance, mail }),
    OpnemenModule.with({ db: store.open('werkvoorraad', 4), vault: werkVault, audit: new AuditLog(werkVault) }, inrichting),
  ]);
  await gateway.app.listen(0, '127.0.0.1');
  return gateway;
}

/** What was kept, read with the logins of those whose work that is. */
async function readers(store: FreshStore) {
  const [db, vault, beheer] = [store.open('afhandeling'), await store.vault('afhandeling'), store.open('beheer')];
  return {
    /** What the journal has besides these and the receipts that are owed, as the handler reads it. */
    since: async (before: ReadonlySet<string>): Promise<JournalBericht[]> => {
      const { rows } = await store.owner.query<{ id: string }>("select id from journal where soort <> 'mailontvangst'");
      return readBerichten(
        db,
        vault,
        rows.map(({ id }) => id).filter((id) => !before.has(id)),
      );
    },
    /** What an administrator sees of each door. */
    deuren: async () => (await readStand(beheer, { gemeenten: [] })).deuren,
  };
}

export async function openMatrix() {
  const [mailserver, mailbak, issuer] = await Promise.all([startMailserver(), startMailbak({ smtp: 0, http: 0 }), startSigningIssuer()]);
  const [store, inrichting, xml] = [await freshStore(), deliveredInrichting(), new XmlReader()];
  const [db, vault] = [store.open('intake', 4), await store.vault('intake')];
  const intake = { db, vault, xml, journal: new JournalAppender(db, vault) };
  const gateway = await startGateway({ store, inrichting, intake, issuer }, mailbak.smtpUrl);
  const [url, cookie] = [await gateway.app.getUrl(), await gateway.loginAs('bureaudienst')];
  const basis: Basis = { store, inrichting, intake, issuer, url, cookie, acceptance: new Acceptance(xml, intake.journal) };
  const [machines, post, mensen] = [await openMachines(basis), await openPost(basis, mailserver), openMensen(basis, mailbak)];
  const bied: Readonly<Record<Ingang, Bied>> = { ...machines.deuren, ...post.deuren, ...mensen.deuren };
  return {
    bied,
    ...(await readers(store)),
    close: async () => {
      for (const each of [machines, post, mensen, gateway.app, issuer, xml, intake.journal]) await each.close();
      await store.drop();
      await mailserver.stop();
    },
  };
}
export type Matrix = Awaited<ReturnType<typeof openMatrix>>;
