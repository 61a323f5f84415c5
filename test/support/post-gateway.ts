/** The pages of post on a database of the test's own, and a way to put post in it. */
import { AuditLog } from '@schakel/store/audit';
import { JournalAppender } from '@schakel/store/journal-append';
import type { FreshStore } from './database';
import { startTestGateway, testSettings, type TestGateway } from './test-gateway';
import { inrichting } from './world';
import { PostModule } from '../../apps/gateway/src/werkvoorraad/post/post.module';

export async function startPostGateway(store: FreshStore): Promise<{ gateway: TestGateway; intake: JournalAppender }> {
  const intake = new JournalAppender(store.open('intake'), await store.vault('intake'));
  const vault = await store.vault('werkvoorraad');
  const gateway = await startTestGateway(testSettings({ veiligThuis: 'http://127.0.0.1:9/vt', gemeente: 'http://127.0.0.1:9/gm' }), [
    PostModule.with({ db: store.open('werkvoorraad', 4), vault, audit: new AuditLog(vault) }, inrichting),
  ]);
  return { gateway, intake };
}
