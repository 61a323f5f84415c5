import type { Line, Outcome } from './outcome';
import type { Measured, Run } from './results';

const names: Readonly<Record<string, string>> = {
  a: '(a) Aangenomen: van HTTP tot en met de bevestigde wekker, naast een rechtlijnig programma',
  b: '(b) Besloten: dezelfde weg tot de commit van de eerste afhandeling, naast een rechtlijnig programma',
  case: 'Een hele casus: van melding tot en met de terugkoppeling na de acceptatie, naast een rechtlijnig programma',
  embedded: 'De ingebouwde opstelling naast de volledige',
  latency: 'Wachttijd bij een vast tempo, naast een rechtlijnig programma',
  relay: 'De relay op een achterstand',
  isolation: 'Een partner naast twee die in moeite zijn',
  memory: 'Geheugen per proces',
  growth: 'Groei: veel opgeslagen naast weinig',
  mail: 'Een achterstand aan mail, naast dezelfde meldingen over HTTP',
  outage: 'Na een storing van RabbitMQ en Redis',
};
const sides: Readonly<Record<string, readonly [string, string]>> = {
  embedded: ['volledig', 'ingebouwd'],
  isolation: ['alleen', 'naast twee in moeite'],
  growth: ['weinig', 'veel'],
  mail: ['HTTP', 'mail'],
  outage: ['ervoor', 'tijdens of erna'],
};

const uitkomst = ({ bar, holds }: Line): string => (bar === undefined ? '' : holds ? 'gehaald' : '**niet gehaald**');
const cells = (values: readonly string[]): string => `| ${values.join(' | ')} |`;

function sectionOf(part: string, { lines, ...run }: Outcome & Run): string[] {
  const [low, high] = sides[part] ?? ['rechtlijnig', 'hub'];
  const rows = lines.map((line) =>
    cells([
      line.what,
      line.floor ?? '',
      line.product,
      line.ratio === undefined ? '' : `${line.ratio.toFixed(2)} ×`,
      line.bar ?? '',
      uitkomst(line),
    ]),
  );
  return [
    `## ${names[part] ?? part}`,
    '',
    gemeten(run),
    '',
    cells(['figure', low, high, 'verhouding', 'lat', '']),
    cells(Array.from({ length: 6 }, () => '---')),
    ...rows,
    '',
  ];
}

const gemeten = ({ date, command, machine: { processor, cores, memoryGb, system, node } }: Run): string =>
  `Gemeten op ${date.slice(0, 10)} met \`${command}\`, op ${cores} cores ${processor}, ${memoryGb} GB, ${system}, Node ${node}.`;

/** docs/prestaties.md: what was measured, on what, and by which command. */
export function prestatiesOf(measured: Measured): string {
  return [
    '# Prestaties',
    '',
    '<!-- Made by the bench (bench/prestaties.ts); do not edit. -->',
    '',
    'PostgreSQL, RabbitMQ, Redis, de hub en de belasting staan samen op één machine. Lees de verhoudingen: die zijn om en om in dezelfde meting',
    'bepaald. De getallen zelf zeggen vooral iets over die machine.',
    '',
    'Het rechtlijnige programma doet hetzelfde werk zonder lagen: dezelfde berichten, hetzelfde schema, dezelfde tabellen, rijen en bytes, met',
    'versleuteling en verzegelde audit. Wat het weglaat, en de verhouding dus aan de hub toerekent: het framework, een databaserol per deur en',
    'rijbeveiliging, een XML-thread die kan worden beëindigd, regels en inrichting, afzondering van een bericht dat niet kan, logregels en meetpunten.',
    '',
    ...Object.entries(measured).flatMap(([part, found]) => sectionOf(part, found)),
  ].join('\n');
}
