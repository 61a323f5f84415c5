import type { XmlNode } from './xml-tree';

/** What a StUF date says, as far as it is known (StUF 03.01 indOnvolledigeDatum: V complete, D no day, M no month and day, J nothing known). */
const lengths: Readonly<Record<string, number>> = { V: 10, D: 7, M: 4 };

/**
 * `20150203` as `2015-02-03`, `2015-02` or `2015`; undefined when missing or wholly unknown. A value that the schema accepts but that is no date
 * comes back as it stands, at most ten characters: it carries a mark of doubt and is never used for matching.
 */
export function datumOf(node: XmlNode | undefined): string | undefined {
  const length = lengths[node?.attributen['StUF:indOnvolledigeDatum']?.trim() ?? 'V'];
  const text = node?.tekst.trim();
  if (!text || length === undefined) return undefined;
  const digits = /^\+?0*(\d{8})(?:\.0*)?$/.exec(text)?.[1];
  return digits ? digits.replace(/(....)(..)(..)/, '$1-$2-$3').slice(0, length) : text.slice(0, 10);
}

/** `20261120101500` as `2026-11-20T10:15:00`, as far as it goes; without a time zone, for StUF gives none. */
export function tijdstipOf(node: XmlNode | undefined): string | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)?(\d\d)?(\d\d)?\d*$/.exec(node?.tekst.trim() ?? '') ?? [];
  if (!year) return undefined;
  const time = [hour, minute, second].filter((part) => part !== undefined);
  return `${year}-${month ?? ''}-${day ?? ''}${time.length > 0 ? `T${time.join(':')}` : ''}`;
}

/** `2015`, `2015-02` or `2015-02-03` as StUF value and indicator; undefined for anything else. */
export function stufDatum(
  datum: string | undefined,
): { readonly '#text': string; readonly '@_StUF:indOnvolledigeDatum': string } | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(datum ?? '') ?? [];
  if (!year) return undefined;
  const indicator = day ? 'V' : month ? 'D' : 'M';
  return { '#text': `${year}${month ?? '01'}${day ?? '01'}`, '@_StUF:indOnvolledigeDatum': indicator };
}

/** StUF Tijdstip, `JJJJMMDDuummssmmm`, in UTC. */
export const stufTijdstip = (at: Date): string => at.toISOString().replace(/\D/g, '');
