/** What stands at the other side of the Digikoppeling door: the simulated adapter, and what a test asks of it by control. */
import { EbmsAdapter } from '@schakel/ketenpartners';
import { startDigikoppeling } from '../../apps/proefomgeving/src/ketenpartners/digikoppeling/digikoppeling';
import type { Message } from '../../apps/proefomgeving/src/ketenpartners/digikoppeling/postkamer';
import type { Injected, Mode } from '../../apps/proefomgeving/src/ketenpartners/control-bodies';

const login = { gebruiker: 'schakel', wachtwoord: 'alleen-voor-toetsen' };
export const politieOin = '00000099000000008000';

/** One part of a message with these bytes. */
export const deel = (bytes: string | Buffer, more: { name?: string; contentType?: string } = {}) => ({
  name: 'bericht.xml',
  contentType: 'application/xml',
  ...more,
  content: Buffer.from(bytes).toString('base64'),
});

/** By the control address of run.json. */
export class Postkamer {
  constructor(private readonly control: string) {}

  /** Lets a message come in, from the police unless told otherwise; gives its number. */
  async inject(injected: Injected, oin = politieOin): Promise<string> {
    const answer = await this.call('POST', 'berichten', { ...injected, fromPartyId: `urn:osb:oin:${oin}` });
    return (answer as { messageId: string }).messageId;
  }

  async find(messageId: string): Promise<Message | undefined> {
    return (await this.all()).find(({ properties }) => properties.messageId === messageId);
  }

  /** Every message of both directions. */
  async all(): Promise<readonly Message[]> {
    return (await this.call('GET', 'berichten')) as Message[];
  }

  async statusOf(messageId: string): Promise<string | undefined> {
    return (await this.find(messageId))?.properties.messageStatus;
  }

  async behave(mode: Mode, delayMs = 0): Promise<void> {
    await this.call('PUT', 'mode', { mode, delayMs });
  }

  private async call(method: string, what: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.control}/${what}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    if (!answer.ok) throw new Error(`control ${what}: ${answer.status}`);
    return answer.json();
  }
}

/** A simulated adapter of the test's own, with the hub's way to it. */
export async function startAdapter() {
  const partner = await startDigikoppeling({ port: 0, ...login });
  const { url } = partner.urls;
  return {
    url,
    postkamer: new Postkamer(partner.urls.control),
    adapter: new EbmsAdapter({ url, ...login, timeoutMs: 1_000 }),
    vreemde: new EbmsAdapter({ url, gebruiker: 'schakel', wachtwoord: 'fout' }),
    close: () => partner.close(),
  };
}
