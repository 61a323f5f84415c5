import tseslint from 'typescript-eslint';

const budgets = {
  'max-lines': ['error', { max: 300 }],
  'max-lines-per-function': ['error', { max: 50 }],
  complexity: ['error', 10],
  'max-depth': ['error', 3],
};
const clock = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.object.name='Date'][callee.property.name='now']",
  message: 'Pass the clock in.',
};

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', '.schakel/', 'coverage/'] },
  {
    files: ['{apps,libs,test,bench,scripts}/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...budgets,
      'no-console': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
      // Nest modules and class-validator contracts are classes that hold decorators only.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // Contracts are classes only to carry decorators: they have no methods, and their content is plain data.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': [
        'error',
        {
          allow: [
            'Bereikbaarheid',
            'BereikbaarheidInrichting',
            'Betrokkene',
            'BewaarInrichting',
            'Dienstpatroon',
            'Gesprek',
            'Hub',
            'Informering',
            'InformeringBijMelding',
            'Maildeur',
            'Melder',
            'MeldingProfessional',
            'OordeelAnoniemVerzoek',
            'ZorgelijkeSituatieBijMelding',
            'Partij',
            'Persoon',
            'PersoonBijMelding',
            'Postbus',
            'Routeringsregel',
            'Routing',
            'ZorgelijkeSituatie',
          ],
        },
      ],
      // Leaving a key out by naming it is how a part of an object is dropped.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // A number in a template says what it is; everything else is converted on purpose.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Abstract classes are the injection tokens, so a method may leave `this` alone; unbound methods are caught where they are passed.
      'class-methods-use-this': 'off',
    },
  },
  {
    // Constructor parameter types are emitted as injection tokens: a type-only import would erase them.
    files: ['apps/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  { files: ['libs/{domain,privacy}/**/*.ts'], rules: { 'no-restricted-syntax': ['error', clock] } },
  { files: ['{apps/cli,bench,test}/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 400 }], 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  { files: ['scripts/**/*.mjs', '**/*.{cjs,mjs}'], ignores: ['node_modules/'], rules: budgets },
);
