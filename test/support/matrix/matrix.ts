/** Which format comes in through which door, and why the others do not. */
import type { MeldingSoort } from '@schakel/domain';
import type { Deur } from '@schakel/store/journal-append';
import type { FormaatNaam } from './formaten';

/** Every way in for a melding, with the door under which the journal keeps what came by it. */
export const ingangen = {
  'http-xml': 'http',
  'http-json': 'http',
  soap: 'soap',
  digikoppeling: 'digikoppeling',
  smtp: 'smtp',
  'smtp-ondertekend': 'smtp',
  imap: 'imap',
  formulier: 'formulier',
  werkvoorraad: 'werkvoorraad',
} as const satisfies Record<string, Deur>;
export type Ingang = keyof typeof ingangen;
export const ingangNamen = Object.keys(ingangen) as Ingang[];

/** Doors of the journal through which no melding comes. */
export const geenMelding: Readonly<Record<Exclude<Deur, (typeof ingangen)[Ingang]>, string>> = {
  overdrachten: 'a team reacts to what was handed over to it; it reports at the other doors',
  verzending: 'what a partner answered to what we sent: taken, refused, unknown',
  termijnen: 'a term that ran out',
  ontvangst: 'the receipt that is owed for a mail',
};

/** True: it comes in there. A sentence: why it does not. */
export type Cel = true | string;
type Rij = Readonly<Record<Ingang, Cel>>;

const perMail = { smtp: true, 'smtp-ondertekend': true, imap: true } as const;
const geenXml = 'this door reads StUF-Jeugdzorg alone, in which there is no such message';
const geenJson = 'this door takes application/json alone';
const geenMail = 'a mail; who has a system sends what it says as JSON';
const vraagtVelden = 'the form asks question by question, and takes no file';
const opgeschreven = 'a worker writes down what nobody could send by another door; what was sent is kept as it came';

const stuf: Rij = {
  'http-xml': true,
  'http-json': geenJson,
  soap: true,
  digikoppeling: true,
  ...perMail,
  formulier: vraagtVelden,
  werkvoorraad: opgeschreven,
};
const mail: Rij = {
  'http-xml': geenMail,
  'http-json': geenMail,
  soap: geenMail,
  digikoppeling: geenMail,
  ...perMail,
  formulier: vraagtVelden,
  werkvoorraad: 'what is not read by itself is taken over by a worker, and is an opgenomen-melding then',
};
const alleenVanOns = 'who wrote it down and when it reached us is ours to say: no sender may';

export const matrix: Readonly<Record<FormaatNaam, Rij>> = {
  vtMeldingDi01: stuf,
  meldingGeneriekDi01: stuf,
  zorgmeldingDi01: stuf,
  'melding-professional': {
    'http-xml': geenXml,
    'http-json': true,
    soap: geenXml,
    digikoppeling: geenXml,
    ...perMail,
    formulier: true,
    werkvoorraad: opgeschreven,
  },
  'formulier als tekst': mail,
  'formulier als tabel': mail,
  'opgenomen-melding': {
    'http-xml': alleenVanOns,
    'http-json': alleenVanOns,
    soap: alleenVanOns,
    digikoppeling: alleenVanOns,
    smtp: alleenVanOns,
    'smtp-ondertekend': alleenVanOns,
    imap: alleenVanOns,
    formulier: alleenVanOns,
    werkvoorraad: true,
  },
};

/** What is said of this kind of melding at this door, for every format of that kind and every way in of that door. */
export function cellenOf(soortVan: Readonly<Record<FormaatNaam, MeldingSoort>>, soort: MeldingSoort, deur: Deur): Cel[] {
  const formats = (Object.keys(matrix) as FormaatNaam[]).filter((formaat) => soortVan[formaat] === soort);
  const ways = ingangNamen.filter((ingang) => ingangen[ingang] === deur);
  const said = formats.flatMap((formaat) => ways.map((ingang) => matrix[formaat][ingang]));
  return said.length > 0 || formats.length === 0 ? said : [(geenMelding as Readonly<Record<string, string>>)[deur] ?? ''];
}
