import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** What the pure rooms may not touch: it is given its clock, its randomness and its data. */
const impure = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'A pure room is given its clock.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'A pure room is given its clock.' },
  { selector: "CallExpression[callee.name='Date']", message: 'A pure room is given its clock.' },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'A pure room is given its randomness.',
  },
];

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      'coverage',
      'data',
      '.dependency-cruiser.cjs',
      'test/structure/rooms.cjs',
      'eslint.config.js',
      '.ci',
      'src/node-version.js', // plain JavaScript that also an old Node can run, outside the project of the compiler
    ],
  },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-non-null-assertion': 'off', // index access is checked by the compiler; "!" marks a proven bound
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/adapters/web/page/**'],
    rules: {
      'no-undef': 'off', // the compiler knows the globals of a browser; this rule does not
      '@typescript-eslint/no-unsafe-assignment': 'off', // these two do not see the casts of doc comments
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['src/{analytics,claims,reports,messages,alerts,community}/**', 'src/market/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...impure],
      'no-restricted-globals': [
        'error',
        'process',
        'fetch',
        'setTimeout',
        'setInterval',
        'setImmediate',
        'Buffer',
        'require',
        'performance',
        'crypto',
        'console',
        'globalThis',
      ],
    },
  },
);
