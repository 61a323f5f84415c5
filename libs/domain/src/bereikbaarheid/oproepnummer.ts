/**
 * Four digits by which a reply names the call that it answers, from the random end of the id of the call. Two calls of one person may have the same: whoever
 * looks a reply up takes the earliest, so that none answers a later one.
 */
export const oproepnummer = (oproep: string): string => String(parseInt(oproep.slice(-8), 16) % 10_000).padStart(4, '0');

const yes = /^\s*(?:ok|oke|oké|ja|1)(?![\p{L}\d])/iu;

/** What a reply to a text message says: nothing that counts, yes, or yes to the call with that number. */
export function leesAntwoord(tekst: string): { readonly ja: boolean; readonly nummer?: string } {
  const nummer = /(?<!\d)\d{4}(?!\d)/.exec(tekst)?.[0];
  return { ja: yes.test(tekst), ...(nummer ? { nummer } : {}) };
}
