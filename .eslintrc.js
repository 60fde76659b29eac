module.exports = {
  root: true,
  overrides: [
    {
      files: ['*.mjs', 'scripts/**/*.js'],
      parserOptions: { ecmaVersion: 'latest', sourceType: 'module' },
    },
    {
      files: ['scripts/**/*.ts'],
      parser: '@typescript-eslint/parser',
      parserOptions: { ecmaVersion: 'latest', sourceType: 'module' },
    },
  ],
};
