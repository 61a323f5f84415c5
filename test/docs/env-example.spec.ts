import { filesUnder, textOf } from '../support/source-files';

/** Every way in which code asks for a setting, and the placeholders of the YAML and of docker-compose.yml. */
const readings = [
  /\benv\[['"](\w+)['"]\]/g,
  /\benv\.([A-Z]\w+)/g,
  /\bsource\[['"](\w+)['"]\]/g,
  /\bsettings\.\w+\(\s*['"](\w+)['"]/g,
  /\((?:env|source),\s*['"](\w+)['"]/g,
];
const namesIn = (text: string, patterns: readonly RegExp[]): string[] =>
  patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name]) => String(name)));

const isSource = (path: string): boolean => path.endsWith('.ts') && !path.endsWith('.spec.ts');
const readByProcesses = (): string[] =>
  filesUnder('apps', 'libs')
    .filter(isSource)
    .flatMap((path) => namesIn(textOf(path), readings));
const readByYaml = (): string[] =>
  [...filesUnder('config'), 'docker-compose.yml'].flatMap((path) => namesIn(textOf(path), [/\$\{(\w+)(?::-[^}]*)?\}/g]));
const offered = (): string[] => namesIn(textOf('.env.example'), [/^(\w+)=/gm]);

const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort();

test('.env.example holds exactly the settings that the processes, the configuration and docker-compose.yml read', () => {
  expect(sorted(offered())).toEqual(sorted([...readByProcesses(), ...readByYaml()]));
});

/** What only a local hub, a test, docker compose itself or somebody at the terminal gives. */
const notForContainers = /^(PROEF_|STORINGSPUNT|RUN_FILE$|BEHEERDER$|GATEWAY_BIND$|(POSTGRES|RABBITMQ|REDIS)_PASSWORD$)/;

test('docker-compose.yml hands every other setting to the processes of the hub', () => {
  const handed = namesIn(textOf('docker-compose.yml'), [/^ {4}([A-Z]\w+):/gm]);
  expect(offered().filter((name) => !notForContainers.test(name) && !handed.includes(name))).toEqual([]);
});

test('no setting stands there twice, and none that is secret has a value', () => {
  const lines = textOf('.env.example').match(/^\w+=.*$/gm) ?? [];
  expect(offered()).toHaveLength(new Set(offered()).size);
  expect(lines.filter((line) => /^\w*(?:SECRET|PASSWORD|GEHEIM)=./.test(line))).toEqual([]);
});

test('docs/beheer/installeren.md says of every setting how to choose it, and of no other', () => {
  const guide = textOf('docs/beheer/installeren.md');
  const explained = namesIn(guide, [/`([A-Z][A-Z0-9_]+)`/g]);
  const rows = namesIn(guide, [/^\| `([A-Z][A-Z0-9_]+)`/gm]);
  expect({
    missing: offered().filter((name) => !explained.includes(name)),
    tooMuch: rows.filter((name) => !offered().includes(name)),
  }).toEqual({
    missing: [],
    tooMuch: [],
  });
});
