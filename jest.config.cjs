/** Sizes: small beside the file (no I/O), int beside the file (real PostgreSQL, RabbitMQ, Redis), then conformance, faults and journeys under test/. */
const esm =
  'jose|oauth4webapi|openid-client|uuid|oidc-provider|eta|quick-lru|nanoid|@noble|oidc-token-hash|raw-body|koa|jsesc|@koa|@fastify|pkijs|asn1js|bytestreamjs|@peculiar';
const compilerOptions = { ...require('./tsconfig.json').compilerOptions, incremental: false, sourceMap: false };
const base = {
  rootDir: __dirname,
  testEnvironment: 'node',
  setupFiles: ['reflect-metadata'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.schakel/'],
  moduleNameMapper: {
    '^@schakel/store/(.*)$': '<rootDir>/libs/store/src/$1',
    '^@schakel/privacy/restore$': '<rootDir>/libs/privacy/src/restore',
    '^@schakel/([a-z]+)$': '<rootDir>/libs/$1/src',
  },
  transform: {
    '^.+\\.ts$': ['ts-jest', { diagnostics: false, tsconfig: compilerOptions }],
    '^.+\\.(js|mjs)$': '<rootDir>/test/support/esm-package.cjs',
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:.*/node_modules/)?(?:${esm})/)`],
};
const project = (displayName, testMatch, more = {}) => ({ ...base, displayName, testMatch, ...more });
module.exports = {
  projects: [
    project('small', ['<rootDir>/{libs,apps,scripts,test}/**/*.spec.ts'], {
      testPathIgnorePatterns: ['\\.(int|e2e|hub|storing)\\.spec\\.ts$', '/test/conformance/', '/test/e2e/'],
    }),
    project('int', ['<rootDir>/{libs,apps}/**/*.int.spec.ts']),
    project('conformance', ['<rootDir>/test/conformance/**/*.spec.ts']),
    project('storing', ['<rootDir>/test/storing/**/*.storing.spec.ts']),
    // These take as long as they are told to: only for `npm run storing` and `npm run fuzz`.
    ...(process.env.STORING_SEEDS ? [project('lang', ['<rootDir>/test/storing/long-run.ts'])] : []),
    ...(process.env.FUZZ_MINUTES ? [project('fuzz', ['<rootDir>/test/fuzz/long-run.ts'])] : []),
    project('hub', ['<rootDir>/test/e2e/**/*.hub.spec.ts']),
    project('e2e', ['<rootDir>/test/e2e/**/*.e2e.spec.ts'], {
      globalSetup: '<rootDir>/test/support/shared-hubs.cjs',
      globalTeardown: '<rootDir>/test/support/stop-shared-hubs.cjs',
    }),
  ],
};
