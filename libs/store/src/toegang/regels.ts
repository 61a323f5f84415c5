import type { Account } from './account';
import type { Machine } from './statements';

/** One line of the list of who has access. */
export interface Toegangsregel {
  readonly soort: 'mens' | 'machine';
  /** The organisation of a person, the partij of a machine. */
  readonly organisatie: string;
  readonly naam: string | undefined;
  readonly inlognaam: string | undefined;
  readonly rollen: readonly string[];
  readonly teams: readonly string[];
  readonly eerstGezien: Date | undefined;
  readonly laatstGezien: Date | undefined;
  readonly inlogs: number;
  readonly letOp: LetOp | undefined;
}
export type LetOp = 'nooit gebruikt' | '90 dagen niet gezien' | 'staat niet meer in de inrichting';

/** What the inrichting lets in: machines by name, and which organisations people may come from. */
export interface Ingericht {
  readonly machines: readonly { readonly inlognaam: string; readonly partij: string }[];
  readonly organisaties: readonly string[];
}

/** As the inrichting of the region, or what the gateway keeps of it, says. */
export const ingerichtFrom = (
  issuers: readonly { readonly organisatie: string }[],
  partijen: readonly { readonly id: string; readonly clients: readonly string[] }[],
): Ingericht => ({
  organisaties: issuers.map(({ organisatie }) => organisatie),
  machines: partijen.flatMap(({ id: partij, clients }) => clients.map((inlognaam) => ({ inlognaam, partij }))),
});

const longMs = 90 * 86_400_000;

/** People, last seen first, then machines; those that may come in and never did are there too. */
export function toegangsregels(
  gezien: { readonly accounts: readonly Account[]; readonly machines: readonly Machine[] },
  ingericht: Ingericht,
  now: Date,
): Toegangsregel[] {
  const letOp = (known: boolean, laatst: Date): LetOp | undefined => {
    if (!known) return 'staat niet meer in de inrichting';
    return now.getTime() - laatst.getTime() > longMs ? '90 dagen niet gezien' : undefined;
  };
  const mensen = gezien.accounts.map((account): Toegangsregel => {
    const known = ingericht.organisaties.includes(account.organisatie);
    return { soort: 'mens', ...account, letOp: letOp(known, account.laatstGezien) };
  });
  const machines = gezien.machines.map((machine): Toegangsregel => {
    const known = ingericht.machines.some(({ inlognaam }) => inlognaam === machine.inlognaam);
    return { ...machineRegel(machine), ...machine, letOp: letOp(known, machine.laatstGezien) };
  });
  const never = ingericht.machines.filter(({ inlognaam }) => !gezien.machines.some((machine) => machine.inlognaam === inlognaam));
  return [...mensen, ...machines, ...never.map((machine) => ({ ...machineRegel(machine), letOp: 'nooit gebruikt' as const }))];
}

const machineRegel = ({ inlognaam, partij }: { readonly inlognaam: string; readonly partij: string }): Toegangsregel => ({
  soort: 'machine',
  organisatie: partij,
  naam: undefined,
  inlognaam,
  rollen: [],
  teams: [],
  eerstGezien: undefined,
  laatstGezien: undefined,
  inlogs: 0,
  letOp: undefined,
});

const koppen = ['soort', 'organisatie', 'naam', 'inlognaam', 'rollen', 'teams', 'eerst gezien', 'laatst gezien', 'inlogs', 'let op'];

/**
 * As a file for a spreadsheet (RFC 4180, with the semicolon that Dutch ones expect and a byte order mark). What a spreadsheet would take for a
 * formula gets an apostrophe before it.
 */
export function toegangCsv(regels: readonly Toegangsregel[]): string {
  const rows = regels.map((regel) => [
    regel.soort,
    regel.organisatie,
    regel.naam,
    regel.inlognaam,
    regel.rollen.join(' '),
    regel.teams.join(' '),
    regel.eerstGezien?.toISOString(),
    regel.laatstGezien?.toISOString(),
    String(regel.inlogs),
    regel.letOp,
  ]);
  return `\uFEFF${[koppen, ...rows].map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`;
}

const cell = (text = ''): string => `"${(/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
