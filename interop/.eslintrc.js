module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // A backend with the plugin in it is what these tests start.
    '@backstage/no-mixed-plugin-imports': [
      'error',
      {
        excludedTargetPackages: ['@floe/backstage-plugin-floe-secrets-backend'],
      },
    ],
  },
});
