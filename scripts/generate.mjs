/**
 * `npm run generate`: writes the documents that follow from data. With `--check` it writes nothing and ends with 1 when one is stale, naming it.
 * It uses the built libraries, because the policies are checked by the contracts while they are read.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { runCommand, say, tell } from './lib/console.mjs';
import { ensureInstalled } from './lib/install.mjs';

const root = join(import.meta.dirname, '..');
const load = createRequire(import.meta.url);

function verstrekkingsbeleid() {
  const { parsePolicy, describePolicies } = load(join(root, 'dist/libs/privacy/src/index.js'));
  const folder = join(root, 'config/verstrekkingsbeleid');
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return describePolicies(files.map((file) => parsePolicy(readFileSync(join(folder, file), 'utf8'))));
}

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

/** One JSON Schema per bericht of the catalogue. */
function schemas() {
  const { catalogue, jsonSchemaOf } = load(join(root, 'dist/libs/contracts/src/index.js'));
  return Object.entries(catalogue).map(([soort, { inhoud }]) => [`libs/contracts/schema/${soort}.json`, json(jsonSchemaOf(inhoud, soort))]);
}

const example = 'https://schakel.example';
const settings = {
  omgeving: 'test',
  gatewayUrl: example,
  apiVersie: '1.0.0',
  issuers: [],
  partijen: [],
  proxies: [],
  oidcClientId: 'schakel-gateway',
  oidcClientSecret: '-',
  sessieGeheim: 'alleen om de beschrijving te maken',
  sessieRustMs: 1,
  sessieDuurMs: 1,
  beleidVastgesteld: true,
};
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The description that the gateway serves at /v1/openapi.json, made from its controllers; nothing behind them is opened. */
async function openapi() {
  const gateway = (path) => load(join(root, 'dist/apps/gateway/src', path));
  const { IntakeModule } = gateway('intake/intake.module.js');
  const { OverdrachtenModule } = gateway('overdrachten/overdrachten.module.js');
  const { WerkvoorraadModule } = gateway('werkvoorraad/werkvoorraad.module.js');
  const modules = [IntakeModule.with({ inrichting: {} }), OverdrachtenModule.with({}), WerkvoorraadModule.with({}, {})];
  const app = await gateway('gateway.js').createGateway({ settings, sessions: {}, log: {}, logger: silent, modules });
  const { document } = app.get(gateway('web/index.js').ApiDescription);
  await app.close();
  return json(document);
}

/** The report that the description of the API shows, as a file to send. */
const exampleReport = () => json(load(join(root, 'dist/apps/gateway/src/intake/voorbeeld-melding.js')).voorbeeldMelding);

const documents = async () => [
  ['docs/voorbeelden/melden/melding.json', exampleReport()],
  ['docs/verstrekkingsbeleid.md', verstrekkingsbeleid()],
  ...schemas(),
  ['docs/openapi.json', await openapi()],
];

const staleOnes = async () =>
  (await documents())
    .map(([name, text]) => ({ name, file: join(root, name), text }))
    .filter(({ file, text }) => !existsSync(file) || readFileSync(file, 'utf8') !== text);

function write({ name, file, text }) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  say(`wrote ${name}`);
}

async function main() {
  await ensureInstalled({ root, report: tell });
  await ensureBuilt({ root, report: tell });
  const stale = await staleOnes();
  if (!process.argv.includes('--check')) stale.forEach(write);
  else for (const { name } of stale) tell(`${name} is stale; run npm run generate`);
  return process.argv.includes('--check') && stale.length > 0 ? 1 : 0;
}

void runCommand(main);
