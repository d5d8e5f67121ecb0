import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import awscdk from 'eslint-plugin-awscdk';
import tseslint from 'typescript-eslint';

const readsEnvironmentVariables = ['lib/cli/**', 'platform/main.ts', 'platform/cdktf.ts', 'platform/cdk8s.ts'];

export default defineConfig([
  globalIgnores(['dist', 'cdktf.out', 'cdk8s.out', 'bench/results']),
  {
    files: ['**/*.ts'],
    extends: [
      eslint.configs.recommended,
      ...tseslint.configs.strictTypeChecked,
      ...tseslint.configs.stylisticTypeChecked,
    ],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@cdktf/provider-aws',
              message: 'Import by path: @cdktf/provider-aws/lib/vpc. The root costs seconds.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['lib/**/*.ts', 'platform/**/*.ts'],
    extends: [awscdk.configs.strict],
  },
  {
    files: ['lib/**/*.ts', 'platform/**/*.ts', 'environments/**/*.ts'],
    ignores: readsEnvironmentVariables,
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Rendering is pure: only lib/cli and the entries read it.' },
        { object: 'Math', property: 'random', message: 'Rendering is pure.' },
        { object: 'Date', property: 'now', message: 'Rendering is pure.' },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['**/*.js'],
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
