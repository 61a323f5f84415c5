/** A simulated ebms-admin: the REST interface v19 by its paths and methods, with the police at the other end of the agreement. */
import { randomUUID } from 'node:crypto';
import { OIN_POLITIE_DIGIKOPPELING, OIN_VEILIG_THUIS } from '../../deelnemers';
import { sendJson } from '../../http';
import { Control, put } from '../control';
import { isInjected, type Injected } from '../control-bodies';
import { startServer, type Asked, type Partner, type Said } from '../partner-server';
import { EVENT_TYPES, messageOf, Postkamer, type EventType, type Message } from './postkamer';
import { isGoodFor } from './politie';

/** The one agreement that is loaded. */
const CPA = {
  cpaId: 'CPA-PROEF-POLITIE',
  service: 'urn:jeugdzorg:veilig-thuis:proef',
  actions: ['vtTerugkoppeling'],
  us: { partyId: `urn:osb:oin:${OIN_VEILIG_THUIS}`, role: 'VeiligThuis' },
  them: { partyId: `urn:osb:oin:${OIN_POLITIE_DIGIKOPPELING}`, role: 'Politie' },
} as const;
const PATH = '/service/rest/v19';
const DELIVERY_MS = 50;
const LATE_MS = 60_000;

export interface DigikoppelingOptions {
  /** 0 = any. */
  readonly port: number;
  readonly gebruiker: string;
  readonly wachtwoord: string;
}

/**
 * Modes besides the usual: `failed` and `expired` (what it takes is not delivered), `late` (delivered after `delayMs`), `duplicate` (every event
 * twice). `POST control/berichten` lets a message come in, `GET control/berichten` tells all messages of both directions.
 */
export async function startDigikoppeling({ port, gebruiker, wachtwoord }: DigikoppelingOptions): Promise<Partner> {
  const postkamer = new Postkamer();
  const control = new Control({
    'GET berichten': (_, response) => {
      sendJson(response, 200, postkamer.all);
    },
    'POST berichten': (request, response) => put(request, response, isInjected, (injected) => receive(postkamer, injected)),
  });
  control.onForget(() => {
    postkamer.forget();
  });
  const adapter = new Adapter(postkamer, control);
  const login = `Basic ${Buffer.from(`${gebruiker}:${wachtwoord}`).toString('base64')}`;
  const says = (asked: Asked): Said => (asked.headers.authorization === login ? adapter.say(asked) : text(401));
  const server = await startServer({ port, control, path: PATH, keeps: (method) => method !== 'GET', says });
  const close = async (): Promise<void> => {
    adapter.stop();
    await server.close();
  };
  return { ...server, close };
}

/** A message from outside; a number that was seen before is dropped, as the real one does. */
function receive(postkamer: Postkamer, { messageId = `${randomUUID()}@politie.example`, fromPartyId, dataSources }: Injected) {
  const from = { ...CPA.them, ...(fromPartyId === undefined ? {} : { partyId: fromPartyId }) };
  const properties = { cpaId: CPA.cpaId, fromParty: from, toParty: CPA.us, service: CPA.service, action: 'vtMelding' };
  const message = {
    properties: { ...properties, timestamp: new Date().toISOString(), conversationId: randomUUID(), messageId, messageStatus: 'RECEIVED' },
    dataSources,
  };
  if (postkamer.keep(message)) postkamer.happened(messageId, 'RECEIVED', 'RECEIVED');
  return { messageId };
}

class Adapter {
  private readonly clocks = new Set<NodeJS.Timeout>();

  constructor(
    private readonly postkamer: Postkamer,
    private readonly control: Control,
  ) {}

  stop(): void {
    for (const clock of this.clocks) clearTimeout(clock);
  }

  say({ method, path, query, body }: Asked): Said {
    const [resource = '', id = ''] = path.slice(`${PATH}/ebms/`.length).split('/').map(decodeURIComponent);
    const calls: Readonly<Record<string, () => Said>> = {
      'POST messages': () => this.send(body),
      'GET messages': () => this.message(id),
      'GET events': () => (id === 'unprocessed' ? this.events(query) : text(404)),
      'PATCH events': () => this.process(id),
    };
    return calls[`${method} ${resource}`]?.() ?? text(404);
  }

  private send(body: string): Said {
    const message = messageOf(parsed(body), new Date());
    if (!message || !inAgreement(message)) return text(500, 'no such agreement');
    const { messageId } = message.properties;
    if (!this.postkamer.keep(message)) return text(500, 'duplicate key');
    this.deliverLater(message);
    return text(200, messageId);
  }

  private deliverLater(message: Message): void {
    const { mode, delayMs } = this.control.mode;
    const { messageId } = message.properties;
    const waitMs = mode === 'late' ? delayMs || LATE_MS : DELIVERY_MS;
    const clock = setTimeout(() => {
      this.clocks.delete(clock);
      if (mode === 'expired') this.postkamer.happened(messageId, 'EXPIRED', 'EXPIRED');
      else if (mode === 'failed' || !isGoodFor(message)) this.postkamer.happened(messageId, 'FAILED', 'DELIVERY_FAILED');
      else this.postkamer.happened(messageId, 'DELIVERED', 'DELIVERED');
    }, waitMs);
    this.clocks.add(clock);
  }

  private message(messageId: string): Said {
    const message = this.postkamer.find(messageId);
    return message ? json(message) : text(404);
  }

  private events(query: URLSearchParams): Said {
    const types = query.getAll('eventTypes');
    // One value per parameter: a list in one value is no such type, and the framework then finds no resource.
    if (!types.every((type): type is EventType => (EVENT_TYPES as readonly string[]).includes(type))) return text(404);
    const events = this.postkamer.unprocessed(types.length === 0 ? EVENT_TYPES : types, Number(query.get('maxNr') ?? 0));
    return json(this.control.mode.mode === 'duplicate' ? events.flatMap((event) => [event, event]) : events);
  }

  private process(messageId: string): Said {
    this.postkamer.process(messageId);
    return text(204);
  }
}

function inAgreement({ properties: { cpaId, service, action, fromParty, toParty } }: Message): boolean {
  const same = (one: Message['properties']['toParty'], other: Message['properties']['toParty']): boolean =>
    one.partyId === other.partyId && one.role === other.role;
  const known = (CPA.actions as readonly string[]).includes(action);
  return cpaId === CPA.cpaId && service === CPA.service && known && same(fromParty, CPA.us) && same(toParty, CPA.them);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const json = (value: unknown): Said => ({ status: 200, body: JSON.stringify(value), type: 'application/json' });
const text = (status: number, body = ''): Said => ({ status, body, type: 'text/plain' });
