/** Who may import whom. One row per folder; what a row does not list is forbidden, and a folder without a row is an error. */
const door = (name) => `libs/store/src/${name}`;
const doors = (...names) => names.map(door);
const nest = '@nestjs/(common|core|microservices|platform-fastify)';

const rows = {
  'libs/contracts': {
    ours: [],
    packages: ['class-validator', 'class-transformer', '@nestjs/(common|swagger)', 'reflect-metadata', 'yaml', 'node:(crypto|net)'],
  },
  'libs/domain': { ours: ['libs/contracts'], packages: ['node:crypto'] },
  'libs/privacy': { ours: ['libs/contracts'], packages: ['node:crypto', 'yaml', 'class-validator'] },
  'libs/beheer': { ours: [], packages: [] },
  'libs/runtime': { ours: [], packages: ['pino', 'prom-client', '@nestjs/common', 'node:.*'] },
  'libs/transport': { ours: ['libs/contracts'], packages: ['amqplib', 'bullmq', 'ioredis', 'pg', nest, 'rxjs', 'node:.*'] },
  'libs/store': { ours: ['libs/contracts', 'libs/privacy', 'libs/beheer'], packages: ['pg', 'pg-copy-streams', 'node:.*'] },
  'libs/ketenpartners': {
    ours: ['libs/contracts', 'libs/privacy'],
    packages: ['nodemailer', 'postal-mime', 'htmlparser2', 'unpdf', 'fast-xml-parser', 'libxml2-wasm', 'node:.*'],
  },
  'apps/gateway/src/web': {
    ours: ['libs/contracts', 'libs/runtime', ...doors('database', 'sessies', 'toegang')],
    packages: [nest, 'fastify', '@fastify/.*', 'eta', 'jose', 'openid-client', 'rxjs', 'reflect-metadata', 'node:.*'],
  },
  'apps/gateway/src/intake': {
    ours: [
      'libs/contracts',
      'libs/runtime',
      'libs/ketenpartners',
      'apps/gateway/src/web',
      ...doors('database', 'journal-append', 'lead', 'postbussen', 'tellingen', 'terugkoppeling'),
    ],
    packages: [nest, 'fastify', '@nestjs/swagger', 'smtp-server', 'imapflow', 'pkijs', 'node:.*'],
  },
  'apps/gateway/src/melden': {
    ours: [
      'libs/contracts',
      'libs/runtime',
      'libs/ketenpartners',
      'apps/gateway/src/web',
      'apps/gateway/src/intake',
      ...doors('journal-append', 'toegangscodes'),
    ],
    packages: [nest, 'fastify', '@nestjs/swagger', 'node:.*'],
  },
  'apps/gateway/src/werkvoorraad': {
    ours: [
      'libs/contracts',
      'libs/runtime',
      'libs/domain',
      'libs/ketenpartners',
      'apps/gateway/src/web',
      ...doors(
        'database',
        'journal',
        'journal-append',
        'casus',
        'zoekindex',
        'audit',
        'beheer',
        'adviezen',
        'alarmen',
        'concepten',
        'poststukken',
        'vault',
      ),
    ],
    packages: [nest, 'fastify', '@nestjs/swagger', 'node:.*'],
  },
  'apps/gateway/src/overdrachten': {
    ours: ['libs/contracts', 'libs/runtime', 'apps/gateway/src/web', ...doors('database', 'journal-append', 'outbox', 'audit')],
    packages: [nest, 'fastify', '@nestjs/swagger', 'node:.*'],
  },
  'apps/gateway/src/beheer': {
    ours: [
      'libs/contracts',
      'libs/runtime',
      'libs/domain',
      'libs/beheer',
      'apps/gateway/src/web',
      ...doors('database', 'beheer', 'audit', 'toegang'),
    ],
    packages: [nest, 'fastify', '@nestjs/swagger', 'prom-client', 'node:.*'],
  },
  'apps/gateway/src/toezicht': {
    ours: ['libs/contracts', 'libs/runtime', 'apps/gateway/src/web', ...doors('database', 'audit')],
    packages: [nest, 'fastify', '@nestjs/swagger', 'node:.*'],
  },
  'apps/workers/src/relay': {
    ours: ['libs/contracts', 'libs/runtime', 'libs/transport', ...doors('database', 'lead', 'wekkers')],
    packages: [nest, 'node:.*'],
  },
  'apps/workers/src/afhandeling': {
    ours: [
      'libs/contracts',
      'libs/runtime',
      'libs/domain',
      'libs/privacy',
      'libs/transport',
      'libs/ketenpartners',
      ...doors('database', 'vault', 'journal', 'casus', 'outbox', 'termijnen', 'zoekindex', 'audit', 'gezien', 'alarmen'),
    ],
    packages: [nest, 'node:.*'],
  },
  'apps/workers/src/verzending': {
    ours: [
      'libs/contracts',
      'libs/runtime',
      'libs/privacy',
      'libs/ketenpartners',
      'libs/transport',
      ...doors('database', 'outbox', 'audit', 'gezien', 'journal-append', 'lead'),
    ],
    packages: [nest, 'node:.*'],
  },
  'apps/workers/src/termijnen': {
    ours: ['libs/contracts', 'libs/runtime', 'libs/domain', 'libs/transport', ...doors('database', 'termijnen', 'journal-append')],
    packages: [nest, 'node:.*'],
  },
  'apps/workers/src/alarm': {
    ours: ['libs/contracts', 'libs/runtime', 'libs/domain', 'libs/ketenpartners', ...doors('database', 'lead', 'alarmen')],
    packages: ['node:.*'],
  },
  'apps/workers/src/zegel': { ours: ['libs/runtime', ...doors('database', 'audit')], packages: ['node:.*'] },
  'apps/workers/src/bewaartermijnen': {
    ours: ['libs/contracts', 'libs/runtime', ...doors('database', 'lead', 'audit', 'bewaartermijnen')],
    packages: [],
  },
  'apps/workers/src/meetwaarden': {
    ours: ['libs/runtime', 'libs/beheer', ...doors('database', 'beheer')],
    packages: ['prom-client', 'node:.*'],
  },
  'apps/workers/src/waarschuwingen': {
    ours: [
      'libs/contracts',
      'libs/runtime',
      'libs/domain',
      'libs/beheer',
      'libs/ketenpartners',
      ...doors('database', 'lead', 'beheer', 'waarschuwingen', 'vervaldata'),
    ],
    packages: ['node:.*'],
  },
  'apps/cli/src': {
    ours: ['libs/contracts', 'libs/runtime', 'libs/domain', 'libs/privacy', 'libs/store', 'libs/transport', 'libs/beheer'],
    packages: ['node:.*'],
  },
  'apps/proefomgeving/src': {
    ours: [],
    packages: ['oidc-provider', 'smtp-server', 'nodemailer', 'fast-xml-parser', 'jose', 'pino', 'node:.*'],
  },
};
const folders = Object.keys(rows);
const under = (path) => `^${path}(/|\\.ts$)`;
const pkg = (name) => (name.startsWith('node:') ? `^(node:)?${name.slice(5)}$` : `(^|/)node_modules/(@types/)?${name}/`);
const tests = '(\\.spec\\.ts$|/testing/)';

const layers = folders.map((from) => ({
  name: `${from} imports only ${rows[from].ours.join(', ') || 'itself'}`,
  severity: 'error',
  from: { path: under(from), pathNot: tests },
  to: { path: '^(libs|apps|test|bench|scripts)/', pathNot: [from, ...rows[from].ours].map(under) },
}));
const packages = folders.map((from) => ({
  name: `${from} uses only the packages ${rows[from].packages.join(', ') || '(none)'}`,
  severity: 'error',
  from: { path: under(from), pathNot: tests },
  to: {
    dependencyTypesNot: ['local', 'aliased', 'aliased-tsconfig', 'aliased-tsconfig-paths', 'type-only'],
    path: '.',
    pathNot: ['^(libs|apps)/', ...rows[from].packages.map(pkg)],
  },
}));
const closed = {
  name: 'every folder has a row in boundaries.cjs',
  severity: 'error',
  from: { path: '^(libs|apps)/', pathNot: [...folders.map(under), '^apps/[^/]+/src/[^/]+\\.ts$'] },
  to: {},
};
const resolved = { name: 'every import resolves', severity: 'error', from: {}, to: { couldNotResolve: true } };
const frontDoor = {
  name: 'a lib is entered through its index (the store through its doors)',
  severity: 'error',
  from: { path: '^(libs/[^/]+|apps)/' },
  to: { path: '^libs/(?!store/)[^/]+/src/(?!index\\.ts|restore\\.ts)', pathNot: '^$1/' },
};
const sealedRows = {
  name: 'only the outbox restores a sealed message',
  severity: 'error',
  from: { pathNot: `^(${door('outbox')}(/|\\.ts$)|libs/privacy/)` },
  to: { path: '^libs/privacy/src/restore\\.ts$' },
};
module.exports = {
  forbidden: [
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    resolved,
    closed,
    frontDoor,
    sealedRows,
    ...layers,
    ...packages,
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.d\\.ts$' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
