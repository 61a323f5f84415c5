import type { CheckOpBekendheid, Persoon, VerzoekCasusinformatie } from '@schakel/contracts';
import { stufDatum } from './datum';
import type { Adressering, StufPartij } from './stuurgegevens';
import { stuurgegevens } from './stuurgegevens';
import type { XmlContent } from './xml-builder';
import { buildXml, cut } from './xml-builder';

type Deep<T> = T extends readonly (infer E)[]
  ? readonly Deep<E>[]
  : T extends object
    ? { readonly [K in keyof T]?: Deep<T[K]> | undefined }
    : T;
/** A question as the policy left it: any field may be gone. */
export type Minimaal<T> = Deep<T>;

/** SoortVerzoeker 05: Medewerker VT. */
const MEDEWERKER_VEILIG_THUIS = '05';
export const entiteit = (type: string): Record<string, string> => ({ '@_StUF:entiteittype': type });
const nil: XmlContent = { '@_xsi:nil': 'true', '@_StUF:noValue': 'waardeOnbekend' };

/** The minimal set of a question: a field that the schema does not know here cannot be written, whatever comes in. */
const natuurlijkPersoon = (persoon: Minimaal<Persoon> = {}): XmlContent => ({
  ...entiteit('NPS'),
  'BG:inp.bsn': persoon.bsn,
  'BG:geslachtsnaam': cut(persoon.geslachtsnaam ?? persoon.volledigeNaam, 200) ?? nil,
  'BG:voorvoegselGeslachtsnaam': cut(persoon.voorvoegsel, 10),
  'BG:voornamen': cut(persoon.voornamen, 200),
  'BG:geboortedatum': stufDatum(persoon.geboortedatum),
});

/** An organisation in the part that `relatie` says, by the fields of OEH. */
export const organisatie = (
  relatie: string,
  velden: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, XmlContent | undefined>> => ({
  ...entiteit(relatie),
  'ZKN:gerelateerde': { ...entiteit('BTR'), 'ZKN:organisatorischeEenheid': { ...entiteit('OEH'), ...velden } },
});

type Vraag = Minimaal<VerzoekCasusinformatie>;
const objectOf = (vraag: Vraag, zender: StufPartij, verzending: string): XmlContent => ({
  ...entiteit('VVZ'),
  'JZ:identificatie': vraag.verzoek ?? verzending,
  'JZ:soortVerzoeker': MEDEWERKER_VEILIG_THUIS,
  'JZ:redenVerzoek': { 'JZ:code': vraag.reden ?? nil },
  'JZ:specifiekeVraag': vraag.vraagcodes?.map((code) => ({ 'JZ:code': code })),
  'JZ:heeftBetrekkingOp': {
    ...entiteit('ZAKOBJ'),
    'ZKN:gerelateerde': { ...entiteit('OBJ'), 'ZKN:natuurlijkPersoon': natuurlijkPersoon(vraag.persoon) },
  },
  'JZ:heeftAlsInitiator': organisatie('ZAKBTRINI', { 'ZKN:identificatie': zender.oin, 'ZKN:naam': cut(zender.naam, 50) }),
});

const encode = (functie: string, vraag: Vraag, adressering: Adressering): Buffer =>
  buildXml(`JZ:${functie}`, ['JZ', 'ZKN', 'BG', 'StUF', 'xsi'], {
    'JZ:stuurgegevens': stuurgegevens(functie, adressering),
    'JZ:object': objectOf(vraag, adressering.zender, adressering.verzending),
  });

/** vcobDi01 (StUF-Jeugdzorg 1.0.9): does the partner know this person? */
export const encodeCheckOpBekendheid = (vraag: Minimaal<CheckOpBekendheid>, adressering: Adressering): Buffer =>
  encode('vcobDi01', { ...vraag, vraagcodes: undefined }, adressering);

/** vciDi01: what does the partner know, per question code? */
export const encodeVerzoekCasusinformatie = (vraag: Vraag, adressering: Adressering): Buffer => encode('vciDi01', vraag, adressering);
