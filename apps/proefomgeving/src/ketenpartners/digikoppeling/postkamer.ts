/** What a Digikoppeling adapter remembers: messages of both directions, and what happened to them. */
import { isRecord } from '../control-bodies';

export const EVENT_TYPES = ['RECEIVED', 'DELIVERED', 'FAILED', 'EXPIRED'] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Field names and words are those of ebms-admin 2.20, from its source. */
export interface Message {
  readonly properties: {
    readonly cpaId: string;
    readonly fromParty: { readonly partyId: string; readonly role: string };
    readonly toParty: { readonly partyId: string; readonly role: string };
    readonly service: string;
    readonly action: string;
    readonly timestamp: string;
    readonly conversationId: string;
    readonly messageId: string;
    readonly messageStatus: string;
  };
  readonly dataSources: readonly { readonly name?: string; readonly contentType?: string; readonly content: string }[];
}

interface Happened {
  readonly messageId: string;
  readonly type: EventType;
}

export class Postkamer {
  private messages = new Map<string, Message>();
  private events: Happened[] = [];

  forget(): void {
    this.messages = new Map();
    this.events = [];
  }

  get all(): readonly Message[] {
    return [...this.messages.values()];
  }

  find(messageId: string): Message | undefined {
    return this.messages.get(messageId);
  }

  /** False when the number is taken: a message id is unique, whichever way it went. */
  keep(message: Message): boolean {
    if (this.messages.has(message.properties.messageId)) return false;
    this.messages.set(message.properties.messageId, message);
    return true;
  }

  /** What came of a message; nothing when it is not there any more. */
  happened(messageId: string, type: EventType, messageStatus: string): void {
    if (this.setStatus(messageId, messageStatus)) this.events.push({ messageId, type });
  }

  unprocessed(types: readonly EventType[], most: number): readonly Happened[] {
    const open = this.events.filter(({ type }) => types.includes(type));
    return most === 0 ? open : open.slice(0, most);
  }

  /** Settles the event, and the message with it when it came in; both in one transaction, as ebms-core does. */
  process(messageId: string): void {
    this.events = this.events.filter((event) => event.messageId !== messageId);
    if (this.find(messageId)?.properties.messageStatus === 'RECEIVED') this.setStatus(messageId, 'PROCESSED');
  }

  private setStatus(messageId: string, messageStatus: string): boolean {
    const message = this.messages.get(messageId);
    if (message) this.messages.set(messageId, { ...message, properties: { ...message.properties, messageStatus } });
    return message !== undefined;
  }
}

const REQUIRED = ['cpaId', 'fromPartyId', 'fromRole', 'service', 'action'] as const;

/** A MessageRequest as JSON; undefined when it is none. */
export function messageOf(json: unknown, now: Date): Message | undefined {
  if (!isRecord(json) || !isRecord(json['properties']) || !Array.isArray(json['dataSources'])) return undefined;
  const properties = json['properties'];
  const text = (name: string): string => (typeof properties[name] === 'string' ? properties[name] : '');
  if (REQUIRED.some((name) => text(name) === '')) return undefined;
  return {
    properties: {
      cpaId: text('cpaId'),
      fromParty: { partyId: text('fromPartyId'), role: text('fromRole') },
      toParty: { partyId: text('toPartyId'), role: text('toRole') },
      service: text('service'),
      action: text('action'),
      timestamp: now.toISOString(),
      conversationId: text('conversationId'),
      messageId: text('messageId'),
      messageStatus: 'CREATED',
    },
    dataSources: json['dataSources'] as Message['dataSources'],
  };
}
