import { Vraagbesluit, VraagbesluitVerzoek } from './berichten/vragen.v1';
import { RejectError } from './errors';
import { validate } from './validate';

const refusal = (plain: unknown): RejectError => {
  try {
    validate(VraagbesluitVerzoek, plain);
  } catch (error) {
    if (error instanceof RejectError) return error;
  }
  throw new Error('it was accepted');
};

test('all errors come at once, as paths without values', () => {
  const { fouten } = refusal({
    versie: 'een',
    vragen: [
      { partner: 'rvdk', persoon: 'x' },
      { partner: 7, persoon: 'y', noodzaak: 'nodig' },
    ],
  });
  expect(fouten.map(({ location }) => location)).toEqual(['versie', 'vragen[1]/noodzaak', 'vragen[2]/partner']);
});

test('a property that the contract does not know is refused, and its name is not echoed', () => {
  const error = refusal({ versie: 1, vragen: [], 'Jansen 999990019': true });
  expect(error.fouten).toEqual([{ code: 'invoer-ongeldig', location: '(onbekend veld)' }]);
});

test('something that is not an object is refused', () => {
  for (const plain of [null, 'tekst', 3, [], undefined]) expect(refusal(plain).code).toBe('invoer-ongeldig');
});

test('a sound request is an instance of its class', () => {
  expect(validate(VraagbesluitVerzoek, { versie: 1, vragen: [{ partner: 'rvdk', persoon: 'p', noodzaak: 'nodig' }] })).toBeInstanceOf(
    VraagbesluitVerzoek,
  );
});

test('a nested object that is required and absent is refused', () => {
  expect(() => validate(Vraagbesluit, { versie: 1, vragen: [], casus: 'x' })).toThrow(
    expect.objectContaining({ fouten: [{ code: 'invoer-ongeldig', location: 'door' }] }) as Error,
  );
});
