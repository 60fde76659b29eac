module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // These tests start a backend with the plugin in it.
    '@backstage/no-mixed-plugin-imports': [
      'error',
      {
        excludedTargetPackages: ['@floe/backstage-plugin-floe-secrets-backend'],
      },
    ],
  },
});
