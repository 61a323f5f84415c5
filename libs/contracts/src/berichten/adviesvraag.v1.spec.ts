import { leavesOf } from '../contract-check';
import { RejectError } from '../errors';
import { validate } from '../validate';
import { Adviesvraag } from './adviesvraag.v1';

const advies = {
  dienst: 'advies',
  bron: 'telefoon',
  contactmomenten: ['2026-11-20'],
  toestemmingNaam: false,
  organisatieSoort: 'onderwijs',
  aard: ['01'],
  reden: 'vraagt-alleen-advies',
  door: { id: 'b.bakker', naam: 'Bas Bakker', organisatie: 'veilig-thuis' },
};

test('an advies has no field for those concerned: no identity, contact, health or words', () => {
  const allowed = ['kenmerk', 'bron'];
  expect(leavesOf(Adviesvraag).filter(({ gevoeligheid }) => !allowed.includes(gevoeligheid))).toEqual([]);
});

test('of whom it was about nothing is taken, whatever it is called', () => {
  expect(validate(Adviesvraag, advies)).toMatchObject(advies);
  for (const naam of ['betrokkenen', 'personen', 'situatieschets', 'toelichting', 'bsn', 'adres'])
    expect(() => validate(Adviesvraag, { ...advies, [naam]: 'x' })).toThrow(RejectError);
});

test('what can be chosen comes from a list, so that no words about the family fit', () => {
  for (const veld of ['dienst', 'bron', 'reden', 'contactmomenten']) {
    const value = veld === 'contactmomenten' ? ['het gezin Jansen'] : 'het gezin Jansen';
    expect(() => validate(Adviesvraag, { ...advies, [veld]: value })).toThrow(RejectError);
  }
});
