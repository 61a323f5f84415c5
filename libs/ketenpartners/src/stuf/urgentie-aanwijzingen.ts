/**
 * What in a report raises it to urgent on arrival, before anybody read it: per message a code and an XPath test relative to it. An indicator
 * raises; its absence never lowers. SASH says something about stalking only, so only `hoog` counts. A child in the household is no indicator
 * of its own: it is in most reports, and the vtMelding knows no role of victim.
 */
export const hoogsteSash = 'hoog';
/** What a text says that is no indicator. */
export const ontkenningen = ['nee', 'n', 'geen'] as const;
/** Fields that raise when they are filled: code, element of the vtMelding, question of the generieke melding. */
export const gevuldeAanwijzingen = [
  ['tijdelijk-huisverbod', 'tijdelijkHuisverbod', 'VT-002'],
  ['aanhouding', 'aanhouding', 'VT-003'],
  ['eergerelateerd-geweld', 'eergerelateerdGeweld', 'VT-005'],
] as const;

const filled = (path: string): string =>
  `${path}[normalize-space() != '' and not(contains('|${ontkenningen.join('|')}|', concat('|', translate(normalize-space(), 'NEG', 'neg'), '|')))]`;
const situatie = 'JZ:object/JZ:betreft/JZ:gerelateerde';
const antwoord = (code: string): string =>
  filled(`JZ:object/ZKN:betreft/ZKN:gerelateerde/JZ:vraagAntwoord[JZ:vraagCode = '${code}']/JZ:antwoord`);

export type Aanwijzing = readonly [code: string, xpath: string];
export const urgentieAanwijzingen: Readonly<Record<string, readonly Aanwijzing[]>> = {
  vtMeldingDi01: [
    ['sash-hoog', `JZ:object/JZ:SASHniveau = '${hoogsteSash}'`],
    ...gevuldeAanwijzingen.map(([code, element]) => [code, filled(`${situatie}/JZ:${element}`)] as const),
  ],
  meldingGeneriekDi01: gevuldeAanwijzingen.map(([code, , vraag]) => [code, antwoord(vraag)] as const),
};
