import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import awscdk from 'eslint-plugin-awscdk';
import tseslint from 'typescript-eslint';

/**
 * Not here: who imports whom, what lets the outside world into a render, and how long files and functions may be. That
 * is judged in test/architecture, where each rule has a seeded violation.
 */
export default defineConfig([
  globalIgnores(['dist', 'cdktf.out', 'cdk8s.out', 'bench/results']),
  {
    files: ['**/*.ts'],
    extends: [
      eslint.configs.recommended,
      ...tseslint.configs.strictTypeChecked,
      ...tseslint.configs.stylisticTypeChecked,
    ],
    // One program for all files: a seventh faster than `projectService`, which is for files that change under it.
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // Brackets mark a key that may be absent: `process.env['CI']`.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // `() => work()` is how one line is written, whatever the work returns.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // It asks for `!`, which no-non-null-assertion forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // `import x = require('y')` is the typed way to a module of CommonJS that is one object.
      '@typescript-eslint/no-require-imports': ['error', { allowAsImport: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    /*
     * The plugin knows a construct by a base class called Construct, so its rules see the classes of cdktf and cdk8s
     * as well: names of constructor parameters and props, ids (PascalCase, literal, without the parent's name or a
     * suffix), `this` as scope, readonly and documented props, defaults, unused props. no-construct-in-interface and
     * no-construct-in-public-property-of-construct look for a base class called Resource: that is cdk8s-plus only.
     */
    files: ['lib/{cloud,kubernetes,gitops,telemetry}/**/*.ts', 'platform/**/*.ts'],
    plugins: awscdk.configs.strict.plugins,
    rules: {
      ...awscdk.configs.strict.rules,
      // Looks for `grants` of the AWS CDK, which neither cdktf nor cdk8s has.
      'awscdk/prefer-grants-property': 'off',
      // Takes `private-bucket` for a private folder: it looks for the letters in the path.
      'awscdk/no-import-private': 'off',
      // Looks for comments that name the plugin as it was called before.
      'awscdk/migrate-disable-comments': 'off',
    },
  },
  {
    files: ['platform/**/*.ts'],
    rules: {
      // The platform is composed by functions, and a function has a scope, not a `this`. The rule has no option for it.
      'awscdk/require-passing-this': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // `typeof import('…')` is the type of a module that a test loads late, behind its mocks.
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      // A stub does nothing: `() => {}`.
      '@typescript-eslint/no-empty-function': 'off',
      // A construct that is made for its effect: `(scope) => void new Vpc(scope, …)`.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // Single characters: `[...'+-.']`.
      '@typescript-eslint/no-misused-spread': 'off',
      // The matchers of jest are typed as any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      // A helper hands on what the code under test has thrown.
      '@typescript-eslint/only-throw-error': 'off',
    },
  },
  {
    files: ['**/*.{js,cjs}'],
    extends: [eslint.configs.recommended],
    languageOptions: {
      sourceType: 'commonjs',
      globals: {
        require: 'readonly',
        module: 'writable',
        process: 'readonly',
        console: 'readonly',
        __dirname: 'readonly',
      },
    },
  },
]);
