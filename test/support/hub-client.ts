/** Talks to a running hub as a partij's machine or as a person does, and remembers every answer. */
import type { Run } from './run';

/** One call and its answer, as a test asserts it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined when it is none. */
  readonly json: unknown;
  /** Milliseconds until the whole answer was there. */
  readonly ms: number;
}

/** An answer and who got it. */
export interface Seen {
  readonly wie: string;
  readonly call: string;
  readonly answer: Answer;
}

export interface Request {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly type?: string;
}

export class Client {
  constructor(
    private readonly gateway: string,
    private readonly wie: string,
    private readonly token: string,
    private readonly seen: Seen[],
  ) {}

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.call('GET', path, { headers });
  }

  post(path: string, body: unknown, request: Omit<Request, 'body'> = {}): Promise<Answer> {
    return this.call('POST', path, { ...request, body });
  }

  async call(method: string, path: string, { headers = {}, body, type = 'application/json' }: Request): Promise<Answer> {
    const from = performance.now();
    const response = await fetch(`${this.gateway}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, ...(body === undefined ? {} : { 'content-type': type }), ...headers },
      ...(body === undefined ? {} : { body: payload(body) }),
    });
    const text = await response.text();
    const ms = performance.now() - from;
    const answer = { status: response.status, headers: response.headers, text, json: jsonOf(text), ms };
    this.seen.push({ wie: this.wie, call: `${method} ${path}`, answer });
    return answer;
  }
}

const payload = (body: unknown): string | Buffer => (typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body));

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A machine's token, by client credentials. */
export async function tokenOfPartij({ clients }: Run, partij: string): Promise<string> {
  const client = clients.find((each) => each.partij === partij);
  if (!client) throw new Error(`no client of ${partij}`);
  const { tokenUrl, clientId, clientSecret } = client;
  return askToken(tokenUrl, { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret });
}

/** A person's token, at the issuer of their own organisation. */
export async function tokenOfUser({ users, oidcIssuers }: Run, username: string): Promise<string> {
  const user = users.find((each) => each.username === username);
  const issuer = user && oidcIssuers[user.organisatie];
  if (!user || !issuer) throw new Error(`no user ${username}`);
  const about = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as { token_endpoint: string };
  const { password } = user;
  return askToken(about.token_endpoint, { grant_type: 'urn:schakel:proef:wachtwoord', client_id: 'schakel-cli', username, password });
}

async function askToken(url: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
  if (!response.ok) throw new Error(`no token: ${response.status}`);
  return ((await response.json()) as { access_token: string }).access_token;
}
