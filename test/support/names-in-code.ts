import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bevindingSoorten, ernsten, onderdelen } from '@schakel/beheer';
import * as contracts from '@schakel/contracts';
import type { Soort } from '@schakel/contracts';
import * as domain from '@schakel/domain';
import { acties, doelen, ontvangerSoorten } from '@schakel/privacy';
import { deuren } from '@schakel/store/journal-append';
import { logins } from '@schakel/store/roles';
import * as inboxRequests from '../../apps/gateway/src/overdrachten/verzoeken';
import * as casusRequests from '../../apps/gateway/src/werkvoorraad/verzoeken';
import * as policyFile from '../../libs/privacy/src/policy-file';
import { root, textOf } from './source-files';

type Contract = new () => object;

/** The fields of every contract class of a module: berichten, inrichting, verstrekkingsbeleid. */
const fieldsOf = (module: object): string[] =>
  Object.values(module)
    .filter((value): value is Contract => typeof value === 'function' && /^class /.test(String(value)))
    .flatMap((type) => [...contracts.veldenOf(type).keys()]);

const soorten = Object.keys(contracts.catalogue) as Soort[];
const soortenThat = (richting: 'in' | 'uit'): string[] => soorten.filter((soort) => contracts.catalogue[soort].richting === richting);

/** The quoted words in the part of a file that a pattern finds: closed lists that exist as a type or as a check of the database only. */
function quotedIn(path: string, pattern: RegExp): string[] {
  const [, part = ''] = pattern.exec(textOf(path)) ?? [];
  return [...part.matchAll(/'([^']+)'/g)].map(([, name]) => String(name));
}

const skipped = ['node_modules', 'dist', 'coverage'];
const foldersIn = (path: string): string[] =>
  readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !skipped.includes(entry.name))
    .map(({ name }) => (path === '.' ? name : `${path}/${name}`));
const apps = foldersIn('apps');
const folders = [...foldersIn('.'), ...apps, ...apps.flatMap((app) => foldersIn(`${app}/src`)), ...foldersIn('libs')];

const termijnenOfRegion = [...textOf('config/termijnen.yaml').matchAll(/soort: (\S+)/g)].map(([, name]) => String(name));
const statusOf = (table: string, column: string): string[] =>
  quotedIn('libs/store/schema.sql', new RegExp(`CONSTRAINT ${table}_${column}_check [^\\[]*\\[([^\\]]*)\\]`));

/** Every closed list of words in the code, by the heading under which docs/woordenlijst.md holds it. */
export const namesInCode: Readonly<Record<string, readonly string[]>> = {
  'Berichten die binnenkomen': soortenThat('in'),
  'Berichten die uitgaan': soortenThat('uit'),
  'Urgentie van een bericht': soorten.map((soort) => contracts.catalogue[soort].urgentie),
  'Deuren waardoor iets binnenkomt': deuren,
  'Kanalen naar een ontvanger': contracts.kanaalSoorten,
  'Rollen van gebruikers': contracts.rollen,
  'Soorten partij en ontvanger': ontvangerSoorten,
  'Wat iemand voor de casus is': contracts.aarden,
  'Statussen van een casus': domain.statussen,
  'Statussen van een doorzending': domain.doorzendingStatussen,
  'Reacties op een doorzending': contracts.doorzendingReacties,
  'Zetten van een casus': Object.keys(domain.casusZetten),
  'Statussen van een vraag': domain.vraagStatussen,
  'Statussen van een deelcasus': contracts.deelcasusStatussen,
  'Zetten van een deelcasus': Object.keys(contracts.deelcasusZetten),
  Signalen: domain.signaalSoorten,
  Termijnen: [...Object.values(domain.termijnSoorten), ...termijnenOfRegion],
  'Uitkomsten van een vervolgbesluit': contracts.uitkomsten,
  'Reacties van een team': contracts.reacties,
  'Redenen van teruggave': contracts.redenenTeruggave,
  'Statussen in het postvak': statusOf('outbox', 'postvak_status'),
  Gevoeligheden: contracts.gevoeligheden,
  Doelen: doelen,
  'Acties in de audit log': Object.keys(acties),
  'Statussen in het journal': statusOf('journal', 'status'),
  'Statussen in de outbox': statusOf('outbox', 'status'),
  'Toestanden van een partner': statusOf('partner_status', 'toestand'),
  Databaselogins: logins,
  'Bevindingen van beheer': bevindingSoorten,
  'Ernst van een bevinding': ernsten,
  'Onderdelen met een hartslag': onderdelen,
  Foutcodes: Object.keys(contracts.errorCodes),
  Mappen: folders,
};

/** Every field of a contract; the list groups them under several headings that begin with `Velden`. */
export const velden: readonly string[] = [contracts, policyFile, inboxRequests, casusRequests].flatMap(fieldsOf);
