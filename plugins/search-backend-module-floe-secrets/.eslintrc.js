module.exports = require('../../scripts/lib/eslintConfig')(__dirname);
