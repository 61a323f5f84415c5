/**
 * What in a vtMeldingDi01 raises it to urgent on arrival, before anybody read it: a code and an XPath test relative to the message. An indicator
 * raises; its absence never lowers. SASH says something about stalking only, so only `hoog` counts. A child in the household is no indicator
 * of its own: it is in most reports, and the message knows no role of victim.
 */
const filled = (path: string): string =>
  `${path}[normalize-space() != '' and not(contains('|nee|n|geen|', concat('|', translate(normalize-space(), 'NEG', 'neg'), '|')))]`;
const situatie = 'JZ:object/JZ:betreft/JZ:gerelateerde';

export const urgentieAanwijzingen: readonly (readonly [code: string, xpath: string])[] = [
  ['sash-hoog', `JZ:object/JZ:SASHniveau = 'hoog'`],
  ['tijdelijk-huisverbod', filled(`${situatie}/JZ:tijdelijkHuisverbod`)],
  ['aanhouding', filled(`${situatie}/JZ:aanhouding`)],
  ['eergerelateerd-geweld', filled(`${situatie}/JZ:eergerelateerdGeweld`)],
];
