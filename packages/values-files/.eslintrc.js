module.exports = require('../../scripts/lib/eslintConfig')(__dirname, [
  'src/cli/machineTime.ts',
]);
