import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/cdn/',
      'widget/frameworks/',
      '**/node_modules/',
      'test/output/',
      'data/',
      'release/',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/prefer-readonly': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'A union of strings says the same and erases.' },
        { selector: 'ExportAllDeclaration', message: 'Name what is exported.' },
      ],
      eqeqeq: 'error',
    },
  },
  {
    files: ['test/widget/**/*.ts', 'test/support/field-suite.ts'],
    languageOptions: { parserOptions: { projectService: false, project: 'test/widget/tsconfig.json' } },
  },
  {
    files: ['examples/{react,vue}/**/*.{ts,tsx}', 'test/frameworks/**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: false, project: 'test/frameworks/tsconfig.json' } },
  },
  {
    // node:test's functions answer promises that the runner awaits.
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
  {
    files: ['widget/src/**/*.ts'],
    plugins: { lit, 'lit-a11y': litA11y, wc },
    rules: {
      ...lit.configs['flat/recommended'].rules,
      ...wc.configs['flat/recommended'].rules,
      ...litA11y.configs.recommended.rules,
      'no-restricted-globals': ['error', 'event', 'name', 'status'],
      // Lit binds the listeners of a template to its host.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
