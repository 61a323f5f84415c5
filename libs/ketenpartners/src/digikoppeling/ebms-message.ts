/** What the adapter tells about messages of others and of our own. Field names are those of its REST interface (ebms-admin, v19). */
export const eventSoorten = ['RECEIVED', 'DELIVERED', 'FAILED', 'EXPIRED'] as const;
export type EventSoort = (typeof eventSoorten)[number];

export interface EbmsEvent {
  readonly messageId: string;
  readonly type: EventSoort;
}

export interface EbmsDataSource {
  readonly naam: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** A message as the adapter holds it. `status` is what the adapter knows of it by itself, in its own words. */
export interface EbmsMessage {
  readonly messageId: string;
  readonly status: string;
  /** Of the sender, as the agreement (CPA) names it. */
  readonly van: string;
  readonly dataSources: readonly EbmsDataSource[];
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Undefined when it is not such a list. */
export function eventsIn(json: unknown): EbmsEvent[] | undefined {
  if (!Array.isArray(json)) return undefined;
  const events = json.flatMap((each: unknown) => eventIn(each) ?? []);
  return events.length === json.length ? events : undefined;
}

function eventIn(json: unknown): EbmsEvent | undefined {
  if (!isObject(json)) return undefined;
  const type = eventSoorten.find((each) => each === json['type']);
  const messageId = textOf(json['messageId']);
  return type && messageId ? { messageId, type } : undefined;
}

/** Undefined when it is not a message, or not the one that was asked for. */
export function messageIn(json: unknown, messageId: string): EbmsMessage | undefined {
  if (!isObject(json) || !isObject(json['properties'])) return undefined;
  const { fromParty, messageStatus, messageId: own } = json['properties'];
  const sources = json['dataSources'] ?? [];
  const dataSources = Array.isArray(sources) ? sources.map(dataSourceIn) : [undefined];
  if (own !== messageId || !isObject(fromParty) || dataSources.includes(undefined)) return undefined;
  const found = dataSources.filter((each) => each !== undefined);
  return { messageId, status: textOf(messageStatus), van: textOf(fromParty['partyId']), dataSources: found };
}

function dataSourceIn(json: unknown): EbmsDataSource | undefined {
  if (!isObject(json) || !isBase64(json['content'])) return undefined;
  return { naam: textOf(json['name']), type: textOf(json['contentType']), bytes: Buffer.from(json['content'], 'base64') };
}

/** Node decodes what is not base64 too, to something shorter. */
const isBase64 = (value: unknown): value is string =>
  typeof value === 'string' && value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value);

const oinPrefix = 'urn:osb:oin:';

/** An OIN as Digikoppeling writes it in an agreement (Koppelvlakstandaard ebMS2 3.3.2). */
export const partyIdOf = (oin: string): string => `${oinPrefix}${oin}`;

/** The OIN in a party id; undefined when it is another kind of number. */
export const oinOf = (partyId: string): string | undefined => (partyId.startsWith(oinPrefix) ? partyId.slice(oinPrefix.length) : undefined);
