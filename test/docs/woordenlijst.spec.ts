import { namesInCode, velden } from '../support/names-in-code';
import { filesUnder } from '../support/source-files';
import { readWoordenlijst } from '../support/woordenlijst';
import { holdsWord, spoken } from '../support/words';

const lijst = readWoordenlijst();
const unique = (names: readonly string[]): string[] => [...new Set(names)].sort();
const wordsUnder = (matches: (kop: string) => boolean): string[] =>
  lijst.filter(({ kop }) => matches(kop)).flatMap(({ woorden }) => woorden);

test.each(Object.entries(namesInCode))('%s: what the code knows and what the list says is the same', (kop, names) => {
  expect(names.length).toBeGreaterThan(0);
  expect(unique(wordsUnder((each) => each === kop))).toEqual(unique(names));
});

test('every field of a contract stands in the list, and no other', () => {
  expect(unique(wordsUnder((kop) => kop.startsWith('Velden')))).toEqual(unique(velden));
});

test('every heading is one that the code has words for, or holds words that only people use', () => {
  const known = (kop: string): boolean => kop in namesInCode || kop.startsWith('Velden') || kop.startsWith('Begrippen');
  expect(unique(lijst.map(({ kop }) => kop)).filter((kop) => !known(kop))).toEqual([]);
});

test('every word says what it means, where it comes from and what it is in English', () => {
  expect(lijst.filter(({ woorden, uitleg }) => woorden.length === 0 || uitleg.some((cell) => cell === ''))).toEqual([]);
});

/** Words that must never come back: where the law and the field say something else. */
const forbiddenByDesign = [
  ['triage', 'besluit', 'regie', 'betrokkene', 'client', 'levering', 'verwerking', 'aanvaarding', 'weigering', 'acuut gevaar'],
  ['inzetverzoek', 'uitslag-bekendheid', 'zorgmelding', 'office', 'on-call', 'privacyregels', 'party'],
].flat();
const forbidden = unique(lijst.flatMap(({ niet }) => niet));

test('the list forbids every synonym that was ever agreed to be wrong', () => {
  expect(forbidden).toEqual(expect.arrayContaining(forbiddenByDesign));
});

interface Exception {
  readonly word: string;
  readonly because: string;
  readonly under: readonly string[];
}
/** Where a forbidden word is somebody else's, or means another thing. Each is needed: one that is not is refused. */
const exceptions: readonly Exception[] = [
  {
    word: 'client',
    because: 'a program, never a person: OAuth 2.0 (RFC 6749), the SOAP 1.1 fault code Client, the client side of a connection',
    under: ['apps/cli/src/commands', 'apps/gateway/src', 'apps/proefomgeving/src', 'config/partijen.yaml', 'libs/contracts/src/inrichting'],
  },
  {
    word: 'party',
    because: 'a field of the REST interface of ebms-admin, as ebMS 2.0 has PartyId',
    under: ['libs/ketenpartners/src/digikoppeling', 'apps/proefomgeving/src/ketenpartners'],
  },
  { word: 'client', because: 'the same', under: ['libs/ketenpartners/src', 'libs/store/src', 'libs/transport/src'] },
  {
    word: 'betrokkene',
    because:
      'StUF-Jeugdzorg heeftBetrokken: everybody named in a melding, melder and witness too; their rol says who is a directbetrokkene',
    under: ['libs/contracts/src/berichten/vt-melding.v1.ts', 'libs/contracts/schema/vt-melding.v1.json', 'libs/ketenpartners/src/stuf'],
  },
  {
    word: 'betrokkene',
    because: 'the same',
    under: [
      'libs/contracts/src/berichten/melding-professional.v1.ts',
      'libs/contracts/src/berichten/uitgebreid.ts',
      'apps/proefomgeving/src/ketenpartners/stuf',
      'apps/workers/src/afhandeling/radar.ts',
    ],
  },
  {
    word: 'besluit',
    because: 'what decide() answers to any bericht, and the zet that belongs to a vervolgbesluit',
    under: ['libs/domain/src', 'apps/workers/src/afhandeling', 'apps/gateway/src/werkvoorraad'],
  },
  { word: 'besluit', because: 'a decision of a Zorg- en Veiligheidshuis (Wgs), not of Veilig Thuis', under: ['config/partijen.yaml'] },
  {
    word: 'weigering',
    because: 'a partner does not answer (Wmo 2015 art. 5.2.6), which the disclosure ledger keeps; not the teruggave of a team',
    under: ['libs/domain/src', 'libs/store', 'apps/workers/src/afhandeling', 'apps/gateway/src/toezicht'],
  },
  {
    word: 'zorgmelding',
    because: 'the old police message of StUF-Jeugdzorg, which still comes in; nothing else',
    under: [
      'apps/gateway/src/intake',
      'apps/workers/src/afhandeling/audit-of.ts',
      'libs/contracts',
      'libs/domain/src',
      'libs/ketenpartners/src/stuf',
      'libs/ketenpartners/src/registratie/volledig.spec.ts',
      'libs/store/src/beheer/deuren.ts',
    ],
  },
];
const isUnder = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

const found = filesUnder('apps', 'libs', 'config')
  .filter((path) => !path.endsWith('.xsd'))
  .flatMap((path) => {
    const texts = unique(spoken(path)).join(' / ');
    return forbidden.filter((word) => holdsWord(texts, word)).map((word) => ({ path, word }));
  });

test('forbidden synonyms stand in no name and no text', () => {
  const allowed = ({ path, word }: (typeof found)[number]): boolean =>
    exceptions.some((exception) => exception.word === word && exception.under.some((folder) => isUnder(path, folder)));
  expect(found.filter((hit) => !allowed(hit))).toEqual([]);
});

test('no exception is allowed that nothing needs', () => {
  const needs = ({ word, under }: Exception): string[] =>
    under.filter((folder) => !found.some((hit) => hit.word === word && isUnder(hit.path, folder))).map((folder) => `${word}: ${folder}`);
  expect(exceptions.flatMap(needs)).toEqual([]);
});
