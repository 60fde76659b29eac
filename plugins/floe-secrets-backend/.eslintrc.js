module.exports = require('../../scripts/lib/eslintConfig')(__dirname, [
  'src/clock/systemClock.ts',
  'src/store/databaseClock.ts',
]);
