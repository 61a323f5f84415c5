import type { Doel } from './ceiling';
import { sensitivityOf } from './fields';
import type { Policy, Regel } from './policy';

const inWords: Record<Doel, string> = {
  'check-op-bekendheid': 'vragen of iemand bekend is',
  'verzoek-casusinformatie': 'vragen wat nodig is voor de veiligheidsbeoordeling',
  terugkoppeling: 'laten weten welke stap is gezet',
  'verzoek-tot-onderzoek': 'vragen om een onderzoek',
  overdracht: 'overdragen aan een team',
  attendering: 'een seintje dat er iets klaarstaat',
  alarm: 'waarschuwen bij spoed',
  ontvangstbevestiging: 'laten weten dat een mail is ontvangen',
  'overdracht-veilig-thuis': 'een melding doorzenden die voor een andere regio is',
  'eigen-registratie': 'vastleggen in het eigen dossier',
};

/**
 * The verstrekkingsbeleid as a privacy officer and a citizen can read it: Markdown in Dutch, in the order of the recipients' ids. The same
 * policies always give the same text.
 */
export function describePolicies(policies: readonly Policy[]): string {
  const sorted = [...policies].sort((left, right) => (left.id < right.id ? -1 : 1));
  return [...intro, ...overview(sorted), ...sorted.flatMap(chapter)].join('\n');
}

const intro = [
  '# Verstrekkingsbeleid',
  '',
  'Gemaakt uit `config/verstrekkingsbeleid` met `npm run generate`; wijzig dit bestand niet met de hand.',
  '',
  'Wat hier niet staat, gaat niet weg. Een verbod wint altijd van een toestemming. Een schuiladres gaat nooit mee op grond van beleid.',
  'Zolang een beleid een voorstel is, werkt de hub er alleen mee in een oefenomgeving.',
  '',
];

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** A Markdown table with its columns in line, so that it reads as plain text too. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [head, ...rows].map((cells) => cells.map(cell));
  const widths = head.map((_, at) => Math.max(3, ...all.map((cells) => cells[at]?.length ?? 0)));
  const line = (cells: readonly string[]): string => `| ${cells.map((text, at) => text.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const rule = widths.map((width) => '-'.repeat(width));
  const [first = [], ...rest] = all;
  return [first, rule, ...rest].map(line);
}

function overview(policies: readonly Policy[]): string[] {
  const rows = policies.flatMap((policy) =>
    policy.regels.map((regel) => [policy.naam, inWords[regel.doel], `\`${regel.bericht}\``, regel.velden.length.toString(), policy.status]),
  );
  return [...table(['ontvanger', 'doel', 'bericht', 'velden', 'status'], rows), ''];
}

const statusOf = ({ status, vastgesteldDoor, vastgesteldOp }: Policy): string =>
  status === 'vastgesteld'
    ? `vastgesteld door ${vastgesteldDoor ?? ''} op ${vastgesteldOp ?? ''}`
    : 'voorstel, nog door niemand vastgesteld';

function chapter(policy: Policy): string[] {
  const title = policy.naam.charAt(0).toUpperCase() + policy.naam.slice(1);
  return [
    `## ${title}`,
    '',
    `Beleid \`${policy.id}\`, versie ${policy.versie}; ${statusOf(policy)}.`,
    '',
    ...policy.regels.flatMap(section),
  ];
}

function section(regel: Regel): string[] {
  const sensitivity = sensitivityOf(regel.bericht);
  return [
    `### ${regel.bericht}: ${inWords[regel.doel]}`,
    '',
    `> ${regel.uitleg}`,
    '',
    `- Onze grondslag: ${regel.grondslag}`,
    `- Grondslag van de ontvanger: ${regel.grondslagOntvanger}`,
    `- Bewaartermijn: ${regel.bewaartermijn}`,
    `- Informatieplicht: ${regel.informatieplicht}`,
    ...regel.voorwaarden.map((voorwaarde) => `- Voorwaarde: ${voorwaarde}`),
    ...(regel.verboden.length > 0 ? [`- Nooit: ${codes(regel.verboden)}`] : []),
    `- Blijft hier: ${staysHome(regel)}`,
    '',
    ...table(
      ['veld', 'gevoeligheid'],
      regel.velden.map((path) => [`\`${path}\``, sensitivity.get(path) ?? '']),
    ),
    '',
  ];
}

const codes = (paths: readonly string[]): string => paths.map((path) => `\`${path}\``).join(', ');

function staysHome({ bericht, velden }: Regel): string {
  const rest = [...sensitivityOf(bericht).keys()].filter((path) => !velden.includes(path));
  return rest.length > 0 ? codes(rest) : 'niets, dit is het hele bericht';
}
