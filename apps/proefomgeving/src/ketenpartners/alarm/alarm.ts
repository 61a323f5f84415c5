import { createHmac } from 'node:crypto';
import { logError } from '../../log';
import { Control, put, type Sent } from '../control';
import { refused, startServer } from '../partner-server';
import type { Asked, Partner, Said } from '../partner-server';

export interface AlarmOptions {
  /** On 127.0.0.1, 0 = any. */
  readonly port: number;
  /** Where the hub hears what became of a call. */
  readonly hubUrl: string;
  readonly geheim: string;
}

/** What somebody who was called did: a key on the telephone, or a reply to a text message. */
type Gebaar =
  | { readonly reference: string; readonly key: string }
  /** `reference` is there when the provider knows which message was replied to. */
  | { readonly from: string; readonly text: string; readonly reference?: string };

/**
 * The simulated provider of text messages and calls: takes JSON, tells the hub that it arrived, and lets a test press a key or reply in the place of the
 * person who was called (`PUT control/gebaar`).
 */
export function startAlarm({ port, hubUrl, geheim }: AlarmOptions): Promise<Partner> {
  const tell = async (body: object): Promise<Sent> => {
    const sent = await tellHub(hubUrl, geheim, body);
    control.noteSent(sent);
    return sent;
  };
  const control: Control = new Control({
    'PUT gebaar': (request, response) =>
      put(request, response, isGebaar, (gebaar) => tell('key' in gebaar ? asKey(gebaar) : asReply(gebaar))),
  });
  const says = ({ method, body, headers }: Asked): Said =>
    method === 'POST' ? take(body, headers.authorization, tell) : refused(405, 'methode');
  return startServer({ port, control, path: '/berichten', keeps: () => true, says });
}

const asKey = ({ reference, key }: { readonly reference: string; readonly key: string }): object => ({
  kenmerk: reference,
  gebeurtenis: 'toets',
  toets: key,
});

const asReply = ({ from, text, reference }: { readonly from: string; readonly text: string; readonly reference?: string }): object => ({
  gebeurtenis: 'antwoord',
  van: from,
  tekst: text,
  kenmerk: reference,
});

function take(body: string, authorization: string | undefined, tell: (body: object) => Promise<unknown>): Said {
  const call = parse(body);
  if (!authorization?.startsWith('Bearer ')) return refused(401, 'toegang');
  if (!isCall(call)) return refused(400, 'inhoud');
  void tell({ kenmerk: call.reference, gebeurtenis: 'aangekomen' });
  return { status: 202, body: JSON.stringify({ id: `m-${call.reference}` }), type: 'application/json' };
}

/** Never throws: a hub that is away hears nothing. */
async function tellHub(url: string, geheim: string, content: object): Promise<Sent> {
  const body = JSON.stringify(content);
  const signature = `sha256=${createHmac('sha256', geheim).update(body).digest('hex')}`;
  const at = new Date().toISOString();
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'schakel-handtekening': signature },
      body,
      signal: AbortSignal.timeout(10_000),
    });
    return { at, status: answer.status, bodyBase64: Buffer.from(await answer.arrayBuffer()).toString('base64') };
  } catch (error) {
    logError('callback failed', error);
    return { at, status: 0, bodyBase64: '' };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const hasTexts = (value: unknown, names: readonly string[]): value is Record<string, string> =>
  isRecord(value) && names.every((name) => typeof value[name] === 'string' && value[name] !== '');

const isCall = (value: unknown): value is { reference: string } =>
  hasTexts(value, ['to', 'text', 'channel', 'reference']) &&
  /^\+\d{8,15}$/.test(value['to'] ?? '') &&
  /^(sms|voice)$/.test(value['channel'] ?? '');
const isGebaar = (value: unknown): value is Gebaar => hasTexts(value, ['reference', 'key']) || hasTexts(value, ['from', 'text']);
