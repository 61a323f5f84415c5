/** Parse, validate and read the envelope with libxml2 in the thread of the server: one straight line, no hop. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ParseOption, XmlDocument, XmlXPath, XsdValidator, xmlRegisterInputProvider } from 'libxml2-wasm';

const ns = {
  JZ: 'http://www.stufstandaarden.nl/koppelvlak/jz0100',
  BG: 'http://www.egem.nl/StUF/sector/bg/0310',
  StUF: 'http://www.egem.nl/StUF/StUF0301',
};
const option = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE;

function loadSchema(folder) {
  const open = new Map();
  xmlRegisterInputProvider({
    match: (name) => name.endsWith('.xsd'),
    open: (name) => {
      open.set(open.size + 1, { bytes: readFileSync(join(folder, name)), at: 0 });
      return open.size;
    },
    read: (handle, into) => {
      const source = open.get(handle);
      const count = source.bytes.copy(into, 0, source.at);
      source.at += count;
      return count;
    },
    close: () => true,
  });
  return XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(join(folder, 'jz.xsd')), { url: 'jz.xsd' }));
}

const stuur = 'JZ:stuurgegevens/StUF:';
const situatie = 'JZ:object/JZ:betreft/JZ:gerelateerde';
const filled = (path) =>
  `${path}[normalize-space() != '' and not(contains('|nee|n|geen|', concat('|', translate(normalize-space(), 'NEG', 'neg'), '|')))]`;
const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
const eleven = weights.map((weight, at) => `${weight} * substring(., ${at + 1}, 1)`).join(' + ');
const month = 'substring(., 5, 2)';
const day = 'substring(., 7, 2)';
const odd =
  `normalize-space() != '' and not(string-length() = 8 and . > 9999999 and ${month} > 0 and ${month} < 13 and ${day} > 0 and ` +
  `(${day} < 29 or (${month} != 2 and (${day} < 31 or (${day} = 31 and (${month} + floor(${month} div 8)) mod 2 = 1)))))`;
const person =
  `BG:inp.bsn[normalize-space() != '' and (${eleven}) mod 11 != 0] or ` +
  `(* and not(BG:geslachtsnaam[normalize-space() != ''] or BG:volledigeNaam[normalize-space() != ''])) or BG:geboortedatum[${odd}]`;
const doubtful =
  `JZ:object[JZ:datumMelding[${odd}] or JZ:datumIncident[${odd}] or JZ:isGeinformeerdAan[JZ:datumGeinformeerd[${odd}] or JZ:gerelateerde[${person}]] ` +
  `or JZ:betreft/JZ:gerelateerde/JZ:heeftBetrokken/JZ:gerelateerde[${person} or BG:staatInRelatieTot/BG:gerelateerde[${person}]]]`;
const urgent = [
  `JZ:object/JZ:SASHniveau = 'hoog'`,
  ...['tijdelijkHuisverbod', 'aanhouding', 'eergerelateerdGeweld'].map((name) => filled(`${situatie}/JZ:${name}`)),
].join(' or ');
const types = [
  ['JZ:object', 'VTM'],
  ['JZ:object/JZ:betreft', 'VTMZOS'],
  [situatie, 'ZOS'],
  [`${situatie}/JZ:heeftBetrokken`, 'ZOSNPS'],
  [`${situatie}/JZ:heeftBetrokken/JZ:gerelateerde`, 'NPS'],
];
const wrong = types.map(([path, type]) => `${path}[@StUF:entiteittype != '${type}']`).join(' or ');
const summary = XmlXPath.compile(
  `concat(string(${stuur}referentienummer), '|', string(${stuur}zender/StUF:organisatie), '|', string(${stuur}ontvanger/StUF:organisatie), '|', ` +
    `string(boolean(${urgent})), '|', string(boolean(${doubtful})), '|', string(boolean(${wrong})))`,
  ns,
);

let loaded;
const schemaOf = (folder) => (loaded ??= loadSchema(folder));
const answerer = 'JZ:object/JZ:heeftBetrekkingOp/ZKN:gerelateerde/ZKN:natuurlijkPersoon';
const answer = XmlXPath.compile(
  `concat(string(${stuur}referentienummer), '|', string(${stuur}zender/StUF:organisatie), '|', string(${stuur}crossRefnummer), '|', ` +
    `string(boolean(JZ:object[@StUF:entiteittype != 'VVZ'] or ${answerer}[${person}])))`,
  { ...ns, ZKN: 'http://www.egem.nl/StUF/sector/zkn/0310' },
);

/** @returns a function from the bytes of a SOAP envelope to { referentie, zender, verzoek, bericht }; throws on what the schema refuses */
export function makeAnswerReader(folder) {
  const validator = schemaOf(folder);
  return (body) => {
    if (body.subarray(0, 200).includes('<!DOCTYPE')) throw new Error('doctype');
    const doc = XmlDocument.fromBuffer(body, { option });
    try {
      const message = doc.root.firstChild.firstChild;
      validator.validate(message);
      const [referentie, zender, verzoek, fout] = message.eval(answer).split('|');
      if (fout === 'true') throw new Error('not an answer of this benchmark');
      return { referentie, zender, verzoek, bericht: Buffer.from(message.toString({ format: false })) };
    } finally {
      doc.dispose();
    }
  };
}

/** @returns a function from bytes to { referentie, zender, dringend }; throws on what the schema refuses */
export function makeReader(folder) {
  const validator = schemaOf(folder);
  return (body) => {
    if (body.subarray(0, 200).includes('<!DOCTYPE')) throw new Error('doctype');
    const doc = XmlDocument.fromBuffer(body, { option });
    try {
      validator.validate(doc);
      const [referentie, zender, , dringend, twijfel, fout] = doc.root.eval(summary).split('|');
      if (twijfel === 'true' || fout === 'true') throw new Error('not a report of this benchmark');
      return { referentie, zender, dringend: dringend === 'true' };
    } finally {
      doc.dispose();
    }
  };
}
