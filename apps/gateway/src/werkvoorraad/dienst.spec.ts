import type { Gebruiker, Rol } from '@schakel/contracts';
import { RejectError } from '@schakel/contracts';
import { deliveredInrichting } from '../../../../test/support/inrichting';
import { demandDienst } from './dienst';

const delivered = deliveredInrichting();
/** Dana has the evenings from five, Tom stands behind everybody. */
const rooster = {
  ...delivered,
  bereikbaarheid: {
    ...delivered.bereikbaarheid,
    rooster: [{ dagen: ['elke-dag'], begin: '17:00', eind: '08:00', volgorde: ['d.dijk'], geldigVan: '2026-01-01' } as never],
  },
};
const gebruiker = (id: string, ...rollen: Rol[]): Gebruiker => ({
  soort: 'gebruiker',
  id,
  naam: 'Dana Dijk',
  organisatie: 'veilig-thuis',
  rollen,
  teams: [],
});
function verdict(who: Gebruiker, at: string): string {
  try {
    demandDienst(rooster, who, new Date(`2026-05-04T${at}+02:00`));
    return 'mag';
  } catch (error) {
    return (error as RejectError).code;
  }
}
const dana = gebruiker('veilig-thuis:d.dijk', 'bereikbaarheidsdienst');

test.each([
  ['16:59', 'buiten-dienst'],
  ['17:00', 'mag'],
  ['23:59', 'mag'],
  ['08:59', 'mag'],
  ['09:00', 'buiten-dienst'],
])('the bereikbaarheidsdienst comes in during its own dienst and for an hour after it: at %s %s', (at, expected) => {
  expect(verdict(dana, at)).toBe(expected);
});

test('whoever stands behind everybody always comes in; whoever is not in the roster, or of another organisation, never', () => {
  expect(verdict(gebruiker('veilig-thuis:t.tuin', 'bereikbaarheidsdienst'), '12:00')).toBe('mag');
  expect(verdict(gebruiker('veilig-thuis:x', 'bereikbaarheidsdienst'), '20:00')).toBe('buiten-dienst');
  expect(verdict(gebruiker('gemeente:d.dijk', 'bereikbaarheidsdienst'), '20:00')).toBe('buiten-dienst');
});

test('whoever has another role of Veilig Thuis needs no dienst', () => {
  expect(verdict(gebruiker('veilig-thuis:d.dijk', 'bereikbaarheidsdienst', 'veilig-thuis'), '12:00')).toBe('mag');
});
