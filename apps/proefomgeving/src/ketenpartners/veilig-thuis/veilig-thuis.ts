import { randomUUID } from 'node:crypto';
import { Control, put } from '../control';
import { isRecord } from '../control-bodies';
import { refused, startServer } from '../partner-server';
import type { Asked, Partner, Said } from '../partner-server';
import { clientToken } from '../rvdk/token';
import type { TokenSource } from '../rvdk/token';

export interface VeiligThuisOptions {
  /** 0 = any. */
  readonly port: number;
  /** Where the hub hears whether this region takes a melding over. */
  readonly hubUrl: string;
  readonly token: TokenSource;
}

const GEBAREN = ['acceptatie', 'teruggave'];
interface Gebaar {
  readonly reactie: string;
  readonly reden?: string;
}
const isGebaar = (value: unknown): value is Gebaar => isRecord(value) && GEBAREN.includes(String(value['reactie']));

/**
 * The simulated Veilig Thuis of another region: takes a melding at its own POST /v1/meldingen, knows a double by its kenmerk, and says whether it
 * takes the last one over when control asks (`PUT control/gebaar { reactie, reden? }`, answered with the status that the hub gave).
 */
export function startVeiligThuis({ port, hubUrl, token }: VeiligThuisOptions): Promise<Partner> {
  const taken = new Map<string, string>();
  const accessToken = clientToken(token);
  const control: Control = new Control({
    'PUT gebaar': (request, response) => put(request, response, isGebaar, (gebaar) => say(gebaar)),
  });
  control.onForget(() => {
    taken.clear();
  });
  const say = async ({ reactie, reden }: Gebaar): Promise<{ status: number }> => {
    const response = await fetch(`${hubUrl}/${[...taken.keys()].at(-1) ?? 'geen'}/${reactie}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await accessToken()}`, 'content-type': 'application/json' },
      body: JSON.stringify(reden ? { reden } : {}),
    });
    const bodyBase64 = Buffer.from(await response.arrayBuffer()).toString('base64');
    control.noteSent({ at: new Date().toISOString(), status: response.status, bodyBase64 });
    return { status: response.status };
  };
  return startServer({ port, control, path: '/v1/meldingen', keeps: () => true, says: (asked) => take(asked, taken) });
}

function take({ method, headers, body }: Asked, taken: Map<string, string>): Said {
  if (method !== 'POST') return refused(405, 'methode');
  if (!/^Bearer \S+$/.test(headers.authorization ?? '')) return refused(401, 'niet-ingelogd');
  const kenmerk = kenmerkOf(body);
  if (kenmerk === undefined) return refused(400, 'invoer-ongeldig');
  const id = taken.get(kenmerk) ?? randomUUID();
  taken.set(kenmerk, id);
  return {
    status: 202,
    body: JSON.stringify({ id, ontvangenOp: new Date().toISOString(), status: 'ontvangen' }),
    type: 'application/json',
  };
}

/** Of a melding in which somebody is named and something told; undefined for anything else. */
function kenmerkOf(body: string): string | undefined {
  const melding = parsed(body);
  const situatie = isRecord(melding) ? melding['zorgelijkeSituatie'] : undefined;
  if (!isRecord(melding) || !isRecord(melding['melder']) || !isRecord(situatie) || !situatie['situatieschets']) return undefined;
  const { betrokkenen } = situatie;
  const named = Array.isArray(betrokkenen) && betrokkenen.every((one) => isRecord(one) && typeof one['rol'] === 'string');
  return named && typeof melding['kenmerk'] === 'string' ? melding['kenmerk'] : undefined;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
