/** ZKN:BetrokkenheidHoedanigheidType of StUF-Jeugdzorg 1.0.9: as what somebody is in the incident. */
const hoedanigheden: ReadonlyMap<string, string> = new Map([
  ['001', 'verdachte'],
  ['002', 'slachtoffer'],
  ['003', 'benadeelde'],
  ['004', 'getuige'],
  ['005', 'aangever'],
]);

/** ZKN:BetrokkenheidRelatieType of StUF-Jeugdzorg 1.0.9: what somebody is to the person whom the melding is about. */
const relaties: readonly string[] = [
  'aanverwante familie',
  'begeleider',
  'broer/zus',
  'contact',
  'curator',
  'echtgenoot/echtgenote',
  'eigenaar',
  'ex-partner',
  'garantontvanger',
  'garantsteller',
  'grootouder',
  'horecabezoeker',
  'hulpontvanger',
  'huurder',
  'kind',
  'kleinkind',
  'leerling',
  'leidinggevende',
  'mededader',
  'medereiziger',
  'neef/nicht',
  'ondertoezichtgestelde',
  'onder voogdij',
  'onderdaan',
  'onder leiding van',
  'oom/tante',
  'ouder',
  'partner',
  'pupil',
  'referent',
  'schoonzoon/schoondochter',
  'schoonouder',
  'uitgenodigde',
  'verantwoordelijk',
  'verhuurder',
  'vertegenwoordigd',
  'verzorgd door',
  'verzorger',
  'voogd',
  'vriend/vriendin',
  'werkgever',
  'werknemer',
  'zwager/schoonzus',
];

/** The name of a code, in small letters; a code that the standard does not know stays a code. The inrichting says what a name is to the casus. */
export const hoedanigheidOf = (code: string | undefined): string => (code && hoedanigheden.get(code)) ?? code ?? 'onbekend';
export const relatieOf = (code: string | undefined): string => relaties[Number(code) - 1] ?? code ?? 'onbekend';
