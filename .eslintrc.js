module.exports = {
  root: true,
  overrides: [
    { files: ['*.js', '*.cjs'], parserOptions: { ecmaVersion: 'latest' } },
    {
      files: ['*.mjs'],
      parserOptions: { ecmaVersion: 'latest', sourceType: 'module' },
    },
    // Packages have rules of their own; this is for the scripts at the root.
    {
      files: ['scripts/**/*.ts'],
      parser: '@typescript-eslint/parser',
      parserOptions: { ecmaVersion: 'latest', sourceType: 'module' },
    },
  ],
};
