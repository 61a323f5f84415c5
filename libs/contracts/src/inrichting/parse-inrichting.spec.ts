import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { demandProductie, InrichtingError, parseInrichting } from './parse-inrichting';

const folder = join(__dirname, '../../../../config');
const files = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
);
const env = {
  RVDK_URL: 'http://127.0.0.1:1/rvdk',
  POLITIE_URL: 'http://127.0.0.1:1/politie',
  OIDC_ISSUER_VEILIG_THUIS: 'http://127.0.0.1:1/vt',
  OIDC_ISSUER_GEMEENTE: 'http://127.0.0.1:1/gm',
};
const change = (name: string, from: string | RegExp, to: string) => ({ ...files, [name]: files[name]!.replace(from, to) });
function problemsOf(changed: Record<string, string>, environment: Record<string, string> = env): string[] {
  try {
    parseInrichting(changed, environment);
  } catch (error) {
    if (error instanceof InrichtingError) return error.fouten.map(({ location }) => location);
    throw error;
  }
  return [];
}

describe('the configuration of the region', () => {
  test('is sound as it is delivered', () => {
    const inrichting = parseInrichting(files, env);

    expect(inrichting.partijen.find(({ id }) => id === 'rvdk')?.kanaal.adres).toBe(env.RVDK_URL);
    expect(inrichting.routing.teams.map(({ id }) => id)).toContain('usd-huizen');
  });

  test('names the environment variable that is missing, with every other error, and no value', () => {
    const changed = change('routing.yaml', 'naar: usd-huizen', 'naar: geheim-team');
    const problems = problemsOf({ ...changed, 'werkdagen.yaml': 'extraVrijeDagen: 7' }, { ...env, RVDK_URL: '' });

    expect(problems).toEqual([
      'partijen.yaml/partijen[1]/kanaal/adres: omgevingsvariabele RVDK_URL ontbreekt',
      'werkdagen.yaml/extraVrijeDagen: ontbreekt of voldoet niet',
    ]);
  });

  test('asks in production that police and Raad are reached by Digikoppeling, and names who is not', () => {
    const delivered = parseInrichting(files, env);
    const partijen = delivered.partijen.filter(({ kanaal, soort }) => kanaal.soort === 'digikoppeling' || soort === 'zorg');

    expect(() => {
      demandProductie({ partijen });
    }).not.toThrow();
    expect(() => {
      demandProductie(delivered);
    }).toThrow(/partijen\[1\]\/kanaal\/soort: .*rvdk\n.*partijen\[2\]\/kanaal\/soort: .*politie$/);
  });

  test.each([
    ['a team that does not exist', change('routing.yaml', 'naar: usd-huizen', 'naar: geheim-team'), 'routing.yaml/regels[1]/naar'],
    [
      'a rule that overlaps another',
      change(
        'routing.yaml',
        ", geldigTot: '2027-01-01' }",
        ' }\n  - { gemeente: GM1696, leeftijd: tot-18, dienst: overdracht, naar: mens, geldigVan: "2026-01-01" }',
      ),
      'routing.yaml/regels[8]',
    ],
    [
      'a period that ends before it begins',
      change('routing.yaml', "geldigTot: '2027-01-01'\n", "geldigTot: '2001-01-01'\n"),
      'routing.yaml/gemeenten[6]/geldigTot',
    ],
    [
      'a municipality that ends without a successor',
      change('routing.yaml', /\n +opvolger: GM0402/, ''),
      'routing.yaml/gemeenten[6]/opvolger',
    ],
    ['an OIN twice', change('partijen.yaml', /00000099000000003000/g, '00000099000000002000'), 'partijen.yaml/partijen[2]/oin'],
    ['an OIN that is none', change('partijen.yaml', "oin: '00000099000000001000'", "oin: '123'"), 'partijen.yaml/hub/oin'],
    ['a client of two parties', change('partijen.yaml', 'clients: [zvh-gv]', 'clients: [rvdk]'), 'partijen.yaml/partijen[4]/clients'],
    ['a question code that nobody knows', change('partijen.yaml', 'VT-006', 'VT-666'), 'partijen.yaml/partijen[1]/ketenpartner/vraagcodes'],
    [
      'a reminder after the term',
      change('partijen.yaml', 'herinneringNa: 2', 'herinneringNa: 9'),
      'partijen.yaml/partijen[1]/ketenpartner/antwoordtermijn',
    ],
    [
      'a partij to deliver to without address',
      change('partijen.yaml', ", adres: '${RVDK_URL}'", ''),
      'partijen.yaml/partijen[1]/kanaal/adres',
    ],
    [
      'a partij by Digikoppeling without an agreement',
      change('partijen.yaml', 'kanaal: { soort: geen }', 'kanaal: { soort: digikoppeling }'),
      'partijen.yaml/partijen[3]/kanaal/digikoppeling',
    ],
    [
      'an action for what the hub does not send',
      change('partijen.yaml', 'bericht: vt-terugkoppeling.v1', 'bericht: vt-melding.v1'),
      'partijen.yaml/partijen[7]/kanaal/digikoppeling/acties[1]/bericht',
    ],
    [
      'a partij that is no region of Veilig Thuis by http',
      change('partijen.yaml', 'kanaal: { soort: geen }', "kanaal: { soort: http, adres: 'https://elders.example' }"),
      'partijen.yaml/partijen[3]/kanaal/soort',
    ],
    [
      'a sender that is expected by two clocks',
      change('partijen.yaml', '    # verwachtBinnen: { werkdagen: 1 }', '    verwachtBinnen: { werkdagen: 1, uren: 4 }'),
      'partijen.yaml/partijen[2]/verwachtBinnen',
    ],
    [
      'a municipality of which something is expected',
      change('partijen.yaml', 'clients: [gemeente-huizen]', 'clients: [gemeente-huizen]\n    verwachtBinnen: { uren: 4 }'),
      'partijen.yaml/partijen[6]/verwachtBinnen',
    ],
    [
      'a municipality that is delivered to by name',
      change('partijen.yaml', 'kanaal: { soort: postvak }', "kanaal: { soort: mail, adres: 'post@elders.example' }"),
      'partijen.yaml/partijen[6]/kanaal/soort',
    ],
    [
      'a team of an organisation without login',
      change('routing.yaml', 'organisatie: gemeente', 'organisatie: elders'),
      'routing.yaml/teams[1]/organisatie',
    ],
    [
      'an issuer of an unknown partij',
      change('issuers.yaml', 'partij: gemeente-huizen', 'partij: elders'),
      'issuers.yaml/issuers[2]/partij',
    ],
    ['a bridging day that does not exist', change('werkdagen.yaml', '2026-05-15', '2026-02-30'), 'werkdagen.yaml/extraVrijeDagen[1]/datum'],
    ['a term of no length', change('termijnen.yaml', 'lengte: 5', 'lengte: 0'), 'termijnen.yaml/termijnen[1]/lengte'],
    [
      'a field that nobody declared',
      change('termijnen.yaml', 'lengte: 5', 'lengte: 5\n    duur: 5'),
      'termijnen.yaml/termijnen[1]/(onbekend veld)',
    ],
    [
      'a mailbox whose copies would be read again',
      change('partijen.yaml', 'kopieMap: Overgenomen', 'kopieMap: INBOX'),
      'partijen.yaml/hub/postbussen[1]/kopieMap',
    ],
    ['a mailbox at no address', change('partijen.yaml', '${IMAP_URL:-}', 'pop3://geheim.example'), 'partijen.yaml/hub/postbussen[1]/adres'],
    [
      'a mailbox that nobody logs in to',
      change('partijen.yaml', '${IMAP_URL:-}', 'imaps://geheim.example'),
      'partijen.yaml/hub/postbussen[1]/gebruiker',
    ],
    ['no hub', change('partijen.yaml', /hub:[^]*(?=partijen:)/, ''), 'partijen.yaml/hub'],
    ['broken YAML', change('werkdagen.yaml', /$/, '\n  geheim: ['), 'werkdagen.yaml regel'],
  ])('is refused with %s, and the place is named without a value', (_, changed, place) => {
    const problems = problemsOf(changed);

    expect(problems.filter((problem) => problem.startsWith(place))).not.toEqual([]);
    expect(problems.join()).not.toMatch(/geheim|elders|VT-666|2026-02-30/);
  });

  test('is refused when a file is missing', () => {
    expect(problemsOf({ ...files, 'routing.yaml': undefined as never })).toEqual(['routing.yaml: het bestand ontbreekt']);
  });
});
