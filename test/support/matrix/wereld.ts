/** Every door through which a melding comes, open at once on one journal, and what the journal has of what came in. */
import { MailChannel, XmlReader } from '@schakel/ketenpartners';
import { AuditLog } from '@schakel/store/audit';
import { readBerichten, type Bericht as JournalBericht } from '@schakel/store/journal';
import { JournalAppender } from '@schakel/store/journal-append';
import { Toegangscodes } from '@schakel/store/toegangscodes';
import { accessFrom } from '../../../apps/gateway/src/access-config';
import { Acceptance } from '../../../apps/gateway/src/intake/accept';
import { IntakeModule } from '../../../apps/gateway/src/intake/intake.module';
import { openWereld } from '../postbuslezer';
import { JsonAcceptance } from '../../../apps/gateway/src/intake/json-acceptance';
import { MeldenModule } from '../../../apps/gateway/src/melden/melden.module';
import { OpnemenModule } from '../../../apps/gateway/src/werkvoorraad/opnemen/opnemen.module';
import { startMailbak } from '../../../apps/proefomgeving/src/mailbak/mailbak';
import type { FreshStore } from '../database';
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
async function startGateway(store: FreshStore, parts: Pick<Basis, 'inrichting' | 'journal' | 'json' | 'issuer'> & { xml: XmlReader; smtpUrl: string }) {
  const { inrichting, journal, json: acceptance, issuer, xml, smtpUrl } = parts;
  const [intake, werk] = [store.open('intake'), store.open('werkvoorraad', 4)];
  const [vault, werkVault] = [await store.vault('intake'), await store.vault('werkvoorraad')];
  const mail = new MailChannel({ smtpUrl, afzender: 'hub@veilig-thuis.example', omgeving: 'test' });
  const { partijen, codelijsten } = inrichting;
  const settings = testSettings({ veiligThuis: issuer.issuer, gemeente: 'http://127.0.0.1:9/gm' }, { partijen: accessFrom(inrichting).partijen });
  const gateway = await startTestGateway(settings, [
    IntakeModule.with({ xml, journal, reports: { read: () => Promise.resolve(undefined) }, inrichting }),
    MeldenModule.with({ codes: new Toegangscodes(intake, vault), partijen, codelijsten, journal, acceptance, mail }),
    OpnemenModule.with({ db: werk, vault: werkVault, audit: new AuditLog(werkVault) }, inrichting),
  ]);
  await gateway.app.listen(0, '127.0.0.1');
  return gateway;
}

export async function openMatrix() {
  const [mailserver, mailbak, issuer] = await Promise.all([startMailserver(), startMailbak({ smtp: 0, http: 0 }), startSigningIssuer()]);
  const wereld = await openWereld(mailserver);
  const { store } = wereld;
  const [inrichting, xml] = [deliveredInrichting(), new XmlReader()];
  const journal = new JournalAppender(store.open('intake', 4), await store.vault('intake'));
  const json = new JsonAcceptance(journal, inrichting.codelijsten);
  const gateway = await startGateway(store, { inrichting, journal, json, issuer, xml, smtpUrl: mailbak.smtpUrl });
  const [url, cookie] = [await gateway.app.getUrl(), await gateway.loginAs('bureaudienst')];
  const basis: Basis = { store, inrichting, journal, json, issuer, url, cookie, acceptance: new Acceptance(xml, journal) };
  const open = [await openMachines(basis), await openPost(basis, wereld, mailserver), openMensen(basis, mailbak)] as const;
  const deuren: Readonly<Record<Ingang, Bied>> = { ...open[0].deuren, ...open[1].deuren, ...open[2].deuren };
  const [db, vault] = [store.open('afhandeling'), await store.vault('afhandeling')];
  return {
    deuren,
    /** What the journal has besides these and the receipts that are owed, as the handler reads it. */
    since: async (before: ReadonlySet<string>): Promise<JournalBericht[]> => {
      const { rows } = await store.owner.query<{ id: string }>("select id from journal where soort <> 'mailontvangst'");
      return readBerichten(
        db,
        vault,
        rows.map(({ id }) => id).filter((id) => !before.has(id)),
      );
    },
    close: async () => {
      for (const each of open) await each.close();
      await gateway.app.close();
      await Promise.all([issuer.close(), xml.close(), journal.close()]);
      await wereld.close();
      await mailserver.stop();
    },
  };
}
export type Matrix = Awaited<ReturnType<typeof openMatrix>>;
