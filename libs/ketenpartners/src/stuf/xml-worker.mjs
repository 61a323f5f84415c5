/**
 * Reads hostile XML in a thread of its own: prolog, parse, schema, fixed values, envelope, doubtful values. Knows no message kind itself: schemas,
 * paths and tables come in as workerData (xml-settings.ts). Opens no file and no connection: the schemas are served from memory. What leaves
 * this thread about a refused message is codes and element names of our own schemas, never a value, a name or a word of the sender.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { ParseOption, XmlDocument, XmlError, XmlXPath, XsdValidator, xmlRegisterInputProvider } from 'libxml2-wasm';
import { placesIn } from './xml-places.mjs';
import { hasDoctype, prologText } from './xml-prolog.mjs';

const {
  schemas,
  hoofdschema,
  naamruimten,
  wortels,
  vasteWaarden,
  twijfelPlaatsen,
  aanwijzingen,
  bevestigingen,
  verwijzingen,
  nietVoorOns,
  voortgang,
} = workerData;
const progress = new Int32Array(voortgang);
const MAX_FOUTEN = 500;
/** A private-use character between fields of one XPath answer; taken out of the values themselves. */
const SEPARATOR = '\uE000';

class Refusal extends Error {
  constructor(code, fouten = [{ code, location: '' }]) {
    super(code);
    this.code = code;
    this.fouten = fouten;
  }
}

/* Schemas: one document per namespace, found by its file name. */
const handles = new Map();
xmlRegisterInputProvider({
  match: (name) => Object.hasOwn(schemas, name),
  open: (name) => {
    const handle = handles.size + 1;
    handles.set(handle, { bytes: Buffer.from(schemas[name]), at: 0 });
    return handle;
  },
  read: (handle, into) => {
    const source = handles.get(handle);
    const count = source.bytes.copy(into, 0, source.at);
    source.at += count;
    return count;
  },
  close: () => true,
});
const validator = XsdValidator.fromDoc(XmlDocument.fromBuffer(Buffer.from(schemas[hoofdschema]), { url: hoofdschema }));
const { locationOf, follow } = placesIn(schemas);

/*
 * XPath, compiled once. One expression gives the envelope, the urgency and whether anything needs a second look; only then do the others run,
 * which find the places. Steps are shared by nesting predicates: walking every path on its own costs four times as much.
 */
// libxml2 is told the prefixes again at every evaluation: only those that occur.
const usedIn = (xpath) => Object.fromEntries(Object.entries(naamruimten).filter(([prefix]) => xpath.includes(`${prefix}:`)));
const compile = (xpath) => XmlXPath.compile(xpath, usedIn(xpath));
const field = (path) => `translate(string(${path}), '${SEPARATOR}', '')`;
const ruimteVan = (wortel) => (bevestigingen.includes(wortel) ? 'StUF' : 'JZ');
function envelopePathsOf(wortel) {
  const stuur = `${ruimteVan(wortel)}:stuurgegevens/StUF:`;
  return {
    referentienummer: `${stuur}referentienummer`,
    crossRefnummer: verwijzingen[wortel] ?? `${stuur}crossRefnummer`,
    zender: `${stuur}zender/StUF:organisatie`,
    ontvanger: `${stuur}ontvanger/StUF:organisatie`,
    foutcode: bevestigingen.includes(wortel) ? 'StUF:body/StUF:code' : '*[false()]',
  };
}
const envelopeKeys = Object.keys(envelopePathsOf(''));
const joined = (fields) => compile(`concat(${fields.join(`, '${SEPARATOR}', `)}, '')`);
const filled = `normalize-space() != ''`;
const eleven = [9, 8, 7, 6, 5, 4, 3, 2, -1].map((weight, at) => `${weight} * substring(., ${at + 1}, 1)`).join(' + ');
const badBsn = `BG:inp.bsn[${filled} and ((${eleven}) mod 11 != 0 or . = '000000000')]`;
const month = 'substring(., 5, 2)';
const day = 'substring(., 7, 2)';
/** True for every complete date but 29 February; the rest gets a second look. */
const plainDay =
  `${month} > 0 and ${month} < 13 and ${day} > 0 and ` +
  `(${day} < 29 or (${month} != 2 and (${day} < 31 or (${day} = 31 and (${month} + floor(${month} div 8)) mod 2 = 1))))`;
const oddDate = `[${filled} and not(string-length() = 8 and . > 9999999 and ${plainDay})]`;
const oddMoment = `[not(substring(., 1, 8) > 9999999 and ${plainDay})]`;
const blank = `[not(${filled})]`;
const noName = `* and not(BG:geslachtsnaam[${filled}] or BG:volledigeNaam[${filled}] or BG:naam[${filled}])`;
const anyOf = (tests) => (tests.length > 0 ? tests.join(' or ') : 'false()');

/** `a[b or c[d]]` from rows of a path and a test on its last step. */
function nested(rows) {
  const byStep = new Map();
  for (const [path, test] of rows) {
    const [step, ...rest] = path.split('/');
    const below = byStep.get(step) ?? { tests: [], rows: [] };
    byStep.set(step, below);
    if (rest.length === 0) below.tests.push(test);
    else below.rows.push([rest.join('/'), test]);
  }
  const steps = [...byStep].map(
    ([step, { tests, rows: below }]) => `${step}[${anyOf([...tests, ...(below.length > 0 ? [nested(below)] : [])])}]`,
  );
  return anyOf(steps);
}
const wrongValue = (value) => `@StUF:entiteittype != '${value}'`;
const indicatorsOf = (wortel) => aanwijzingen[wortel] ?? [];
function pathsOf(wortel) {
  const fixed = vasteWaarden[wortel].map(([path, value]) => [path, wrongValue(value)]);
  const { personen, datums, tijdstippen = [], gevuld = [] } = twijfelPlaatsen[wortel];
  const birthDate = `BG:geboortedatum${oddDate}`;
  const values = [
    ...datums.map((path) => [path, oddDate]),
    ...tijdstippen.map((path) => [path, oddMoment]),
    ...gevuld.map((path) => [path, blank]),
  ];
  const quick = [
    ...personen.map((path) => [path, anyOf([badBsn, noName, birthDate])]),
    ...values.map(([path, test]) => [path, test.slice(1, -1)]),
  ];
  const urgency = indicatorsOf(wortel).map(([, xpath]) => `string(boolean(${xpath}))`);
  const flags = [nested(fixed), nested(quick)].map((test) => `string(boolean(${test}))`);
  const places = personen.flatMap((path) => [`${path}/${badBsn}`, `${path}[${noName}]`, `${path}/${birthDate}`]);
  return {
    summary: joined([...Object.values(envelopePathsOf(wortel)).map(field), ...flags, ...urgency]),
    wrong: compile(fixed.map(([path, test]) => `${path}[${test}]`).join(' | ') || '*[false()]'),
    doubtful: compile([...places, ...values.map(([path, test]) => path + test)].join(' | ') || '*[false()]'),
    ...(nietVoorOns[wortel] ? { elsewhere: compile(nietVoorOns[wortel]) } : {}),
  };
}
const paths = Object.fromEntries(Object.keys(vasteWaarden).map((wortel) => [wortel, pathsOf(wortel)]));

function unique(fouten) {
  const seen = new Map(fouten.map((fout) => [`${fout.code} ${fout.location}`, fout]));
  return [...seen.values()].slice(0, MAX_FOUTEN);
}

const parseOptions = { option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE };
function parse(body) {
  try {
    return XmlDocument.fromBuffer(body, parseOptions);
  } catch (error) {
    throw error instanceof XmlError ? new Refusal('niet-welgevormd') : error;
  }
}

/* SOAP 1.1: Envelope, an optional Header that asks nothing of us, a Body with one message. */
/** By XPath: going from node to node ends at a processing instruction, which the library gives no `next`. */
const children = compile('*');
const elementsOf = (node) => node.eval(children);
const isSoap = (node, name) => node?.name === name && node.namespaceUri === naamruimten.soap;
const understood = compile('not(soap:Header/*[@soap:mustUnderstand = "1"])');
function messageIn(root) {
  if (!isSoap(root, 'Envelope')) throw new Refusal('onbekend-bericht');
  if (root.eval(understood) !== true) throw new Refusal('onbekend-bericht', [{ code: 'onbekend-bericht', location: 'Envelope/Header' }]);
  const parts = elementsOf(root);
  const body = parts.at(isSoap(parts[0], 'Header') ? 1 : 0);
  const content = isSoap(body, 'Body') ? elementsOf(body) : [];
  if (content.length !== 1) throw new Refusal('onbekend-bericht', [{ code: 'onbekend-bericht', location: 'Envelope/Body' }]);
  return content[0];
}
const escaped = (value) => value.replace(/[&<"\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`);
/** The message on its own: the namespaces it inherits from the envelope are declared on it. */
function standalone(message) {
  const own = message.nsDeclarations;
  const inherited = {};
  for (let at = message.parent; at; at = at.parent) Object.assign(inherited, { ...at.nsDeclarations, ...inherited });
  const extra = Object.entries(inherited).filter(([prefix]) => !Object.hasOwn(own, prefix));
  const declarations = extra.map(([prefix, uri]) => ` xmlns${prefix ? `:${prefix}` : ''}="${escaped(uri)}"`).join('');
  return message.toString({ format: false }).replace(/^<[^\s/>]+/, (start) => start + declarations);
}

/* Reading one message. */
function summaryOf(message) {
  const values = message.eval(paths[message.name].summary).split(SEPARATOR);
  const found = envelopeKeys.map((key, at) => [key, values[at].trim()]).filter(([, value]) => value !== '');
  const [wrong, odd, ...urgent] = values.slice(envelopeKeys.length).map((value) => value === 'true');
  const aanwijzingen = indicatorsOf(message.name)
    .filter((_, at) => urgent[at])
    .map(([indicator]) => indicator);
  return { envelope: { wortel: message.name, ...Object.fromEntries(found), aanwijzingen }, wrong, odd };
}
const code = 'schema-ongeldig';
function schemaFouten(doc, message, kind) {
  try {
    if (kind === 'soap') validator.validate(message);
    else validator.validate(doc);
    return [];
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const details = (error.details ?? []).slice(0, MAX_FOUTEN * 2);
    const fouten = details.map(({ xpath }) => ({ code, location: locationOf(xpath ? follow(xpath, doc) : message, message) }));
    return fouten.length > 0 ? fouten : [{ code, location: message.name }];
  }
}
const fixedFouten = (message) =>
  message.eval(paths[message.name].wrong).map((node) => ({ code, location: `${locationOf(node, message)}/@entiteittype` }));
/** StUF says a moment where it says more than a date: `datumTijdMelding`, `datumtijdBegin`, `datumStatusGezet`. */
const isMoment = (name) => /[tT]ijd|Gezet/.test(name);
function isDoubtful(node) {
  if (!node.name.includes('datum')) return true;
  const certainty = node.attrs.find((attr) => attr.name === 'indOnvolledigeDatum')?.value.trim() ?? 'V';
  const text = node.content.trim();
  return certainty !== 'J' && !isDate(isMoment(node.name) ? text.slice(0, 8) : text, certainty);
}
function isDate(text, certainty) {
  const [, year, ofYear, ofMonth] = /^\+?0*(\d{4})(\d\d)(\d\d)(?:\.0*)?$/.exec(text) ?? [];
  if (!year || Number(year) === 0) return false;
  if (certainty === 'M') return true;
  const iso = `${year}-${ofYear}-${certainty === 'D' ? '01' : ofMonth}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso);
}
function doubtsOf(message) {
  const suspects = message.eval(paths[message.name].doubtful).filter(isDoubtful);
  return suspects.map((node) => locationOf(node, message) + (/datum|Datum|bsn|Code$/.test(node.name) ? '' : '/geslachtsnaam'));
}
function textOf(doc, message, kind, wide) {
  if (kind === 'soap') return Buffer.from(standalone(message));
  const utf8 = !wide && /^(utf-?8|us-ascii)?$/i.test(doc.encoding ?? '');
  return utf8 ? undefined : Buffer.from(doc.toString({ format: false }));
}
/** A report that the schema takes and that is meant for another organisation. */
function refuseElsewhere(message, envelope) {
  const { elsewhere } = paths[message.name];
  const found = elsewhere ? message.eval(elsewhere) : [];
  const fouten = found.map((node) => ({ code: 'melding-niet-voor-ons', location: locationOf(node, message) }));
  if (fouten.length > 0) throw Object.assign(new Refusal('melding-niet-voor-ons', fouten), { envelope });
}
function readDocument(doc, kind, wide) {
  if (doc.dtd) throw new Refusal('doctype-geweigerd');
  const message = kind === 'soap' ? messageIn(doc.root) : doc.root;
  if (!wortels[kind].includes(message.name)) throw new Refusal('onbekend-bericht');
  if (message.namespaceUri !== naamruimten[ruimteVan(message.name)]) throw new Refusal('onbekend-bericht');
  const { envelope, wrong, odd } = summaryOf(message);
  const fouten = [...schemaFouten(doc, message, kind), ...(wrong ? fixedFouten(message) : [])];
  if (fouten.length > 0) throw Object.assign(new Refusal(code, unique(fouten)), { envelope });
  refuseElsewhere(message, envelope);
  return {
    ...envelope,
    twijfel: odd ? doubtsOf(message) : [],
    bericht: textOf(doc, message, kind, wide),
  };
}
function read(body, kind) {
  const { wide, text } = prologText(body);
  if (hasDoctype(text)) throw new Refusal('doctype-geweigerd');
  const doc = parse(body);
  try {
    return readDocument(doc, kind, wide);
  } finally {
    doc.dispose();
  }
}
function answer({ nr, kind, body }) {
  try {
    return { nr, envelope: read(body, kind) };
  } catch (error) {
    // Anything else may have broken the WASM memory: let the thread fall, its owner starts a fresh one.
    if (!(error instanceof Refusal)) throw error;
    return { nr, code: error.code, fouten: error.fouten, envelope: error.envelope };
  }
}

/** The number of the message in hand stands in shared memory, so that the owner can tell which one is slow or fatal. */
parentPort.on('message', (batch) => {
  const answers = batch.map((request) => {
    Atomics.store(progress, 0, request.nr);
    return answer(request);
  });
  Atomics.store(progress, 0, 0);
  parentPort.postMessage(answers);
});
parentPort.postMessage('gereed');
