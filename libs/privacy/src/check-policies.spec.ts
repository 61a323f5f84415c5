import { checkPolicies, hasVoorstel, usageOf } from './check-policies';
import { parsePolicy } from './policy';
import { policyText, shipped } from '../../../test/support/policies';

const all = [...shipped.values()];
const region = usageOf([{ soort: 'rvdk', ketenpartner: { vragen: true } }, { soort: 'politie' }, { soort: 'zorg' }]);
const adopted = all.map((policy) =>
  parsePolicy(
    policyText(
      policy.ontvanger,
      policy.regels.map(({ doel, bericht, velden }) => ({ doel, bericht, velden })),
      { status: 'vastgesteld', vastgesteldDoor: 'directie', vastgesteldOp: '2026-01-01' },
    ),
  ),
);

test('a region sends questions to whom it asks, terugkoppeling to who reports, and always something to teams and its duty service', () => {
  expect(region.map(({ ontvanger, bericht }) => `${ontvanger} ${bericht}`)).toEqual([
    'lokaal-team attendering.v1',
    'lokaal-team overdracht.v1',
    'bereikbaarheidsdienst alarm.v1',
    'rvdk check-op-bekendheid.v1',
    'rvdk verzoek-casusinformatie.v1',
    'rvdk verzoek-tot-onderzoek.v1',
    'politie vt-terugkoppeling.v1',
    'politie uitkomst-generieke-melding.v1',
    'zorg vt-terugkoppeling.v1',
  ]);
});

test('a voorstel is enough for demo and test, and every page must say so', () => {
  for (const omgeving of ['demo', 'test'] as const)
    expect(() => {
      checkPolicies(all, region, omgeving);
    }).not.toThrow();
  const unused = adopted.map((policy) => (policy.ontvanger === 'zvh' ? parsePolicy(policyText('zvh', [])) : policy));
  expect([all, adopted, unused].map((policies) => hasVoorstel(policies, region))).toEqual([true, false, false]);
});

test('production does not start on a voorstel that a partner in use needs, and names each', () => {
  const start = () => {
    checkPolicies(all, region, 'productie');
  };
  expect(start).toThrow('beleid-niet-vastgesteld: ');
  for (const naam of ['rvdk', 'politie', 'lokaal-team', 'bereikbaarheidsdienst']) expect(start).toThrow(`${naam}: nog een voorstel`);
  expect(start).not.toThrow('zvh');
});

test('production starts on adopted policies, whatever voorstel lies beside them for a partner that is not in use', () => {
  const mixed = adopted.map((policy) => (policy.ontvanger === 'zvh' ? parsePolicy(policyText('zvh', [])) : policy));
  expect(() => {
    checkPolicies(mixed, region, 'productie');
  }).not.toThrow();
});

test('a bericht that a partner gets without a policy stops every start, in test too', () => {
  const care = [...region, ...usageOf([{ soort: 'zorg', ketenpartner: { vragen: true } }])];
  expect(() => {
    checkPolicies(all, care, 'test');
  }).toThrow('beleid-ontbreekt: zorg: geen beleid voor check-op-bekendheid met check-op-bekendheid.v1');
});

test('two policies for one kind of recipient are one too many', () => {
  expect(() => {
    checkPolicies([...all, ...all.slice(0, 1)], region, 'test');
  }).toThrow('meer dan een verstrekkingsbeleid');
});
