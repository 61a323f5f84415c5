import type { Account } from './account';
import { toegangCsv, toegangsregels } from './regels';

const now = new Date('2026-05-04T12:00:00Z');
const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
const account = (more: Partial<Account>): Account => ({
  organisatie: 'veilig-thuis',
  naam: 'Vera',
  inlognaam: 'veilig-thuis:v',
  rollen: ['teamleider'],
  teams: [],
  eerstGezien: before(300),
  laatstGezien: before(1),
  inlogs: 3,
  ...more,
});
const machine = (inlognaam: string, days: number) => ({ inlognaam, partij: 'p', eerstGezien: before(300), laatstGezien: before(days) });
const ingericht = { organisaties: ['veilig-thuis'], machines: ['a', 'b', 'nooit'].map((inlognaam) => ({ inlognaam, partij: 'p' })) };

test('whoever never came, stays away for ninety days or is let in no more is marked', () => {
  const accounts = [account({}), account({ laatstGezien: before(91) }), account({ organisatie: 'opgeheven' })];
  const regels = toegangsregels({ accounts, machines: [machine('a', 89), machine('b', 91), machine('weg', 1)] }, ingericht, now);
  const [vergeten, lang, nooit] = ['staat niet meer in de inrichting', '90 dagen niet gezien', 'nooit gebruikt'];
  expect(regels.map(({ letOp }) => letOp)).toEqual([undefined, lang, vergeten, undefined, lang, vergeten, nooit]);
});

test('in a spreadsheet a name is a name and never a formula, whatever is in it', () => {
  const names = ['=1+1', '+31', '-x', '@SUM(A1)', '\t=1', 'O"Neil; jr', 'regel\neinde'];
  const csv = toegangCsv(
    toegangsregels({ accounts: names.map((naam) => account({ naam })), machines: [] }, { ...ingericht, machines: [] }, now),
  );
  for (const cell of [`"'=1+1"`, `"'+31"`, `"'-x"`, `"'@SUM(A1)"`, `"'\t=1"`, '"O""Neil; jr"', '"regel\neinde"'])
    expect(csv).toContain(`;${cell};`);
  expect(csv.startsWith('\uFEFF"soort";"organisatie";')).toBe(true);
});
