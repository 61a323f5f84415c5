/**
 * What in a report raises it to urgent on arrival, before anybody read it: per message a code and an XPath test relative to it. An indicator
 * raises; its absence never lowers. SASH says something about stalking only, so only `hoog` counts. A child in the household is no indicator
 * of its own: it is in most reports, and the vtMelding knows no role of victim.
 */
const filled = (path: string): string =>
  `${path}[normalize-space() != '' and not(contains('|nee|n|geen|', concat('|', translate(normalize-space(), 'NEG', 'neg'), '|')))]`;
const situatie = 'JZ:object/JZ:betreft/JZ:gerelateerde';
const antwoord = (code: string): string =>
  filled(`JZ:object/ZKN:betreft/ZKN:gerelateerde/JZ:vraagAntwoord[JZ:vraagCode = '${code}']/JZ:antwoord`);

export type Aanwijzing = readonly [code: string, xpath: string];
export const urgentieAanwijzingen: Readonly<Record<string, readonly Aanwijzing[]>> = {
  vtMeldingDi01: [
    ['sash-hoog', `JZ:object/JZ:SASHniveau = 'hoog'`],
    ['tijdelijk-huisverbod', filled(`${situatie}/JZ:tijdelijkHuisverbod`)],
    ['aanhouding', filled(`${situatie}/JZ:aanhouding`)],
    ['eergerelateerd-geweld', filled(`${situatie}/JZ:eergerelateerdGeweld`)],
  ],
  meldingGeneriekDi01: [
    ['tijdelijk-huisverbod', antwoord('VT-002')],
    ['aanhouding', antwoord('VT-003')],
    ['eergerelateerd-geweld', antwoord('VT-005')],
  ],
};
