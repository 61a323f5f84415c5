import { findRegel, parsePolicy } from './policy';
import { policyText, policyWith, shipped, shippedFor } from '../../../test/support/policies';

const check = { doel: 'check-op-bekendheid', bericht: 'check-op-bekendheid.v1' } as const;
const velden = (ontvanger: string, bericht: string): readonly string[] | undefined =>
  shippedFor(ontvanger).regels.find((regel) => regel.bericht === bericht)?.velden;

test('a field that the bericht does not have refuses the policy and is named', () => {
  expect(() => policyWith('rvdk', { ...check, velden: ['verzoek', 'persoon.schoen'], verboden: ['kous'] })).toThrow(
    'rvdk/check-op-bekendheid.v1: persoon.schoen is geen veld van dit bericht; rvdk/check-op-bekendheid.v1: kous is geen veld',
  );
});

test('an object is no field: whoever wants the whole person must name each of its fields', () => {
  expect(() => policyWith('rvdk', { ...check, velden: ['persoon'] })).toThrow('persoon is geen veld');
});

test.each([
  ['rvdk', { ...check, velden: ['persoon.formeelAdres.straat'] }],
  ['rvdk', { ...check, velden: ['persoon.nationaliteit'] }],
  ['rvdk', { ...check, velden: ['persoon.id'] }],
  ['politie', { doel: 'terugkoppeling', bericht: 'vt-terugkoppeling.v1', velden: ['toelichting'] }],
  ['lokaal-team', { doel: 'overdracht', bericht: 'overdracht.v1', velden: ['inhoud.melder'] }],
  ['lokaal-team', { doel: 'overdracht', bericht: 'overdracht.v1', velden: ['inhoud.politietekst'] }],
  ['lokaal-team', { doel: 'overdracht', bericht: 'overdracht.v1', velden: ['inhoud.personen.schuiladres'] }],
  ['lokaal-team', { doel: 'overdracht', bericht: 'overdracht.v1', velden: ['kop.personen.bsn'] }],
])('%s may not keep what the ground of its doel does not reach: %j', (ontvanger, regel) => {
  expect(() => policyWith(ontvanger, regel)).toThrow(`${regel.velden.join()} gaat verder dan het doel ${regel.doel} toelaat`);
});

test('a bericht cannot be sent for the doel of another', () => {
  expect(() => policyWith('rvdk', { ...check, doel: 'overdracht', velden: ['verzoek'] })).toThrow('past niet bij het doel overdracht');
});

test('a forbid beats a permission, for a field and for everything below it', () => {
  const policy = policyWith('rvdk', { ...check, velden: ['verzoek', 'reden', 'persoon.bsn'], verboden: ['persoon', 'reden'] });
  expect(policy.regels[0]?.velden).toEqual(['verzoek']);
});

test('one doel and bericht stands once', () => {
  expect(() => policyWith('rvdk', { ...check, velden: [] }, { ...check, velden: [] })).toThrow('staat er twee keer');
});

test('a policy is only vastgesteld when it says by whom and when', () => {
  const parse = (more: object) => () => parsePolicy(policyText('rvdk', [], { status: 'vastgesteld', ...more }));
  expect(parse({})).toThrow('vastgesteld zonder door wie en wanneer');
  expect(parse({ vastgesteldDoor: 'directie', vastgesteldOp: '2026-02-30' })).toThrow('vastgesteld zonder door wie en wanneer');
  expect(parse({ vastgesteldDoor: 'directie', vastgesteldOp: '2026-02-28' })).not.toThrow();
});

test('text that is no YAML, misses a sentence for the citizen or holds an unknown key is refused', () => {
  expect(() => parsePolicy('a: [')).toThrow('geen geldige YAML');
  expect(() => parsePolicy('')).toThrow('het bestand voldoet niet');
  expect(() => parsePolicy(policyText('rvdk', [{ ...check, velden: [], ...{ uitleg: '' } }]))).toThrow('regels[1]/uitleg voldoet niet');
  expect(() => parsePolicy(policyText('rvdk', [], { sta: 'alles toe' }))).toThrow('(onbekend veld)');
  expect(() => parsePolicy(policyText('iedereen', []))).toThrow('ontvanger voldoet niet');
});

test('what is shipped stands in a file of its own name, as a voorstel, with a ground of ours and one of the recipient', () => {
  for (const [file, policy] of shipped) {
    expect([policy.ontvanger, policy.status]).toEqual([file, 'voorstel']);
    expect(policy.regels.every((regel) => regel.grondslag && regel.grondslagOntvanger && regel.uitleg.endsWith('.'))).toBe(true);
  }
  // Care reports and is asked nothing: all it hears is that its mail came in, and which step was taken when it asked for that.
  expect(shipped.get('zorg')?.regels.map(({ bericht }) => bericht)).toEqual(['ontvangstbevestiging.v1', 'vt-terugkoppeling.v1']);
});

test('the RvdK gets exactly the person of a StUF check, and for casusinformatie the question codes beside it', () => {
  const persoon = ['bsn', 'vreemdelingennummer', 'geslachtsnaam', 'voorvoegsel', 'voornamen', 'geboortedatum'].map(
    (naam) => `persoon.${naam}`,
  );
  expect(velden('rvdk', 'check-op-bekendheid.v1')).toEqual(['verzoek', 'reden', ...persoon]);
  expect(velden('rvdk', 'verzoek-casusinformatie.v1')).toEqual(['verzoek', 'reden', ...persoon, 'vraagcodes']);
});

test('partners whose right to the bsn is not established do not get it', () => {
  for (const ontvanger of ['politie', 'zvh']) expect(velden(ontvanger, 'check-op-bekendheid.v1')).not.toContain('persoon.bsn');
});

test('the heading of a handover names people and their municipality, no more; the police hear no explanation', () => {
  const heading = velden('lokaal-team', 'overdracht.v1')?.filter((path) => path.startsWith('kop.'));
  expect(heading?.map((path) => path.split('.').at(-1))).toEqual([
    'gemeente',
    'geslachtsnaam',
    'voorvoegsel',
    'voornamen',
    'volledigeNaam',
    'geboortedatum',
  ]);
  expect(velden('politie', 'vt-terugkoppeling.v1')).toEqual(['verzoek', 'kenmerkMelding', 'status', 'uitkomst', 'verantwoordelijke']);
});

test('a policy cannot be changed once it is read', () => {
  const regel = findRegel(shippedFor('rvdk'), 'check-op-bekendheid.v1', 'check-op-bekendheid');
  expect(() => Object.assign(regel?.velden ?? {}, { 0: 'persoon.schuiladres' })).toThrow(TypeError);
});
