import { randomBytes } from 'node:crypto';
import type { Gebruiker } from '@schakel/contracts';
import type { SessionContent, SessionRecord } from '../../apps/gateway/src/web';
import { Sessions } from '../../apps/gateway/src/web';

/** Sessions with the promises of the store's door, without PostgreSQL. */
export class MemorySessions extends Sessions {
  readonly left: string[] = [];
  readonly kept = new Map<string, { record: SessionRecord; until: number }>();

  create(record: SessionRecord, geldigTot: Date): Promise<string> {
    const id = randomBytes(32).toString('base64url');
    this.kept.set(id, { record, until: geldigTot.getTime() });
    return Promise.resolve(id);
  }

  enter(record: SessionContent, geldigTot: Date): Promise<string> {
    return this.create(record, geldigTot);
  }

  read(id: string): Promise<SessionRecord | undefined> {
    const found = this.kept.get(id);
    return Promise.resolve(found !== undefined && found.until > Date.now() ? found.record : undefined);
  }

  replace(id: string, record: SessionRecord, geldigTot: Date): Promise<void> {
    if (this.kept.has(id)) this.kept.set(id, { record, until: geldigTot.getTime() });
    return Promise.resolve();
  }

  extend(id: string, geldigTot: Date): Promise<void> {
    const found = this.kept.get(id);
    if (found !== undefined) found.until = geldigTot.getTime();
    return Promise.resolve();
  }

  destroy(id: string): Promise<void> {
    this.kept.delete(id);
    return Promise.resolve();
  }

  leave(id: string, gebruiker: Gebruiker): Promise<void> {
    this.left.push(gebruiker.id);
    return this.destroy(id);
  }
}
