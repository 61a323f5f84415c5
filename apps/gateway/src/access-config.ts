import { parse } from 'yaml';
import { isOin, partijSoorten, rollen } from '@schakel/contracts';
import type { PartijSoort, Rol } from '@schakel/contracts';
import type { Environment, SettingsReader } from './settings-reader';
import type { WebSettings } from './web';

type Access = Pick<WebSettings, 'issuers' | 'partijen'>;
type Plain = Readonly<Record<string, unknown>>;

const file = 'partijen.yaml';
const machineOrganisatie = 'veilig-thuis';
const teamRollen: readonly Rol[] = ['lokaal-team', 'lokaal-team-leider'];
const hubRollen = rollen.filter((rol) => !teamRollen.includes(rol));

/** Which login services and machine logins count, and for what, from `partijen.yaml`. A `${NAME}` in it comes from the environment. */
export function accessFrom(read: SettingsReader, files: Readonly<Record<string, string>>, env: Environment): Access {
  const plain = objectOf(parseYaml(read, fillIn(read, files[file] ?? '', env)));
  const partijen = listOf(plain['partijen']).map((one, at) => partij(read, one, `${file} partijen[${at + 1}]`));
  const issuers = listOf(plain['issuers']).map((one, at) => issuer(read, one, `${file} issuers[${at + 1}]`));
  if (issuers.length === 0) read.refuse(`${file} issuers`, 'must name at least one login service');
  return { partijen, issuers };
}

function fillIn(read: SettingsReader, text: string, env: Environment): string {
  return text.replace(/\$\{([A-Z0-9_]+)\}/g, (_, name: string) => {
    if (!env[name]) read.refuse(name, `is missing (used in ${file})`);
    return env[name] ?? '';
  });
}

function parseYaml(read: SettingsReader, text: string): unknown {
  try {
    return parse(text);
  } catch {
    read.refuse(file, 'must be well-formed YAML');
    return {};
  }
}

function partij(read: SettingsReader, plain: Plain, at: string): WebSettings['partijen'][number] {
  const soort = partijSoorten.find((one) => one === plain['soort']);
  if (soort === undefined) read.refuse(`${at}/soort`, `must be one of ${partijSoorten.join(', ')}`);
  const oins = [...textsOf(plain['oin'] === undefined ? [] : [plain['oin']]), ...textsOf(plain['spreektVoor'])];
  if (!oins.every(isOin)) read.refuse(`${at}/spreektVoor`, 'must be OINs of twenty digits');
  return {
    id: textOf(read, plain['id'], `${at}/id`),
    soort: soort ?? ('zorg' satisfies PartijSoort),
    clients: textsOf(plain['clients']),
    spreektVoor: [...new Set(oins)],
  };
}

function issuer(read: SettingsReader, plain: Plain, at: string): WebSettings['issuers'][number] {
  const organisatie = textOf(read, plain['organisatie'], `${at}/organisatie`);
  const url = textOf(read, plain['issuer'], `${at}/issuer`);
  if (url !== '' && !URL.canParse(url)) read.refuse(`${at}/issuer`, 'must be a URL');
  const ofHub = organisatie === machineOrganisatie;
  return {
    organisatie,
    naam: typeof plain['naam'] === 'string' ? plain['naam'] : organisatie,
    issuer: url,
    rollen: ofHub ? hubRollen : teamRollen,
    teams: textsOf(plain['teams']),
    rollenClaim: 'rollen',
    teamsClaim: 'teams',
    machines: ofHub,
  };
}

const objectOf = (value: unknown): Plain => (typeof value === 'object' && value !== null ? (value as Plain) : {});
const listOf = (value: unknown): Plain[] => (Array.isArray(value) ? value.map(objectOf) : []);
const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []);

function textOf(read: SettingsReader, value: unknown, at: string): string {
  if (typeof value === 'string' && value !== '') return value;
  read.refuse(at, 'is missing');
  return '';
}
