/** A header field as it stands in the mail, name in lower case, unfolded. */
export interface Header {
  readonly key: string;
  readonly value: string;
}

/** What was found out about the domain of From (RFC 7489): `domein` is the domain that the judgement is about. */
export interface Dmarc {
  readonly pass: boolean;
  readonly domein: string;
}

/**
 * The DMARC judgement of our own relay (RFC 8601). Only the topmost Authentication-Results under our authserv-id counts, and only above every
 * Received: a relay writes it last, so what stands lower came with the mail and anybody may have written it. Own servers that pass the mail on
 * after that (`tussenstations`) each write one Received above it.
 */
export function dmarcOf(headers: readonly Header[], authservId: string, tussenstations = 0): Dmarc | undefined {
  const at = headers.findIndex((header) => isOurs(header, authservId));
  const above = headers.slice(0, Math.max(0, at)).filter(({ key }) => key === 'received').length;
  if (at < 0 || above > tussenstations) return undefined;
  const results = partsOf(headers[at]?.value ?? '').slice(1);
  const [result, ...more] = results.filter((part) => /^dmarc\s*(\/\s*\d+\s*)?=/i.test(part));
  return result === undefined || more.length > 0 ? undefined : judgementOf(result);
}

/** Whether any header field, wherever it stands, claims to be our relay's. */
export const claimsOurs = (headers: readonly Header[], authservId: string): boolean => headers.some((header) => isOurs(header, authservId));

function isOurs({ key, value }: Header, authservId: string): boolean {
  if (key !== 'authentication-results') return false;
  const [name = ''] = (partsOf(value)[0] ?? '').split(/\s/);
  return name.replaceAll('"', '').toLowerCase() === authservId.toLowerCase();
}

function judgementOf(result: string): Dmarc {
  // Why it passed may quote anything; only the properties count.
  const bare = result.replace(/reason\s*=\s*("(?:\\.|[^"\\])*"|\S+)/gi, '');
  const [, outcome = ''] = /=\s*([a-z]+)/i.exec(bare) ?? [];
  const [, domein = ''] = /\sheader\.from\s*=\s*"?([^\s";]+)/i.exec(bare) ?? [];
  return { pass: outcome.toLowerCase() === 'pass', domein: domein.toLowerCase() };
}

/** The parts between semicolons, without comments; neither counts inside quotes, and quotes do not count inside comments. */
function partsOf(value: string): string[] {
  const parts = [''];
  let [quoted, depth] = [false, 0];
  for (const [sign] of value.matchAll(/\\.|[\s\S]/g)) {
    if (sign === '"' && depth === 0) quoted = !quoted;
    const mark = quoted ? '' : sign;
    if (mark === '(') depth += 1;
    else if (mark === ')') depth = Math.max(0, depth - 1);
    else if (depth > 0) continue;
    else if (mark === ';') parts.push('');
    else parts.push(`${parts.pop() ?? ''}${sign}`);
  }
  return parts.map((part) => part.trim());
}
