/**
 * The ESLint configuration of a package: Backstage's for its role, that no file
 * reads a clock by itself, and that none measures processor time. Regular expressions of the product take linear time
 * for any text. Code gets the time or a clock as an argument; a test
 * sets the time; `benchmarks/`, which have another configuration, measure.
 *
 * @param dir - the folder of the package
 * @param clocks - the files that may read the machine's or the database's
 *   clock, relative to the folder
 */
module.exports = (dir, clocks = []) => {
  const config = require('@backstage/cli/config/eslint-factory')(dir);
  return {
    ...config,
    plugins: [...config.plugins, 'regexp'],
    rules: withRestrictions(config.rules),
    overrides: [
      ...config.overrides.map(override => ({
        ...override,
        rules: withRestrictions(override.rules),
      })),
      ...(clocks.length
        ? [
            {
              files: clocks,
              rules: {
                // A list without entries would keep those from above.
                'no-restricted-syntax': hasEntries(config.rules)
                  ? config.rules['no-restricted-syntax']
                  : 'off',
              },
            },
          ]
        : []),
      {
        files: ['src/**/*.{ts,tsx}'],
        excludedFiles: ['**/*.test.*', '**/__testUtils__/**'],
        rules: LINEAR_EXPRESSIONS,
      },
    ],
  };
};

/** A message, a file or a request may be long, and hostile. */
const LINEAR_EXPRESSIONS = {
  'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
  'regexp/no-super-linear-move': ['error', { report: 'potential' }],
};

const SQL_TIME =
  '/\\bnow\\(\\)|\\b(clock_timestamp|unixepoch)\\(|\\bcurrent_timestamp\\b/i';

const CLOCK_READINGS = [
  'NewExpression[callee.name="Date"][arguments.length=0]',
  'NewExpression[callee.property.name="Date"][arguments.length=0]',
  'CallExpression[callee.name="Date"]',
  'CallExpression[callee.property.name="Date"]',
  ':matches(MemberExpression[object.name="Date"], MemberExpression[object.property.name="Date"]):matches([property.name="now"], [property.value="now"])',
  // An alias would bypass the rule.
  'VariableDeclarator[init.name="Date"]',
  'CallExpression[callee.object.name="DateTime"][callee.property.name=/^(now|local|utc)$/][arguments.length=0]',
  'CallExpression[callee.object.property.name="fn"][callee.property.name="now"]',
  `TemplateElement[value.raw=${SQL_TIME}]`,
  `Literal[value=${SQL_TIME}]`,
].map(selector => ({
  selector,
  message:
    'Only the clock of the package reads the time. Take a clock or a time as a parameter; in a test, set the time. See CONTRIBUTING.md.',
}));

const MEASUREMENTS = [
  {
    selector:
      'MemberExpression[object.name="process"][property.name=/^(cpuUsage|threadCpuUsage|hrtime)$/]',
    message:
      'Measure in benchmarks/. A test that compares times fails on a busy machine: count the work, or use an input that a wrong algorithm cannot finish. See CONTRIBUTING.md.',
  },
];

const hasEntries = rules => rules['no-restricted-syntax'].length > 1;

/**
 * An override replaces the rules before it, so each list is added to the
 * previous one.
 */
function withRestrictions(rules) {
  const restrictions = rules['no-restricted-syntax'];
  if (!restrictions) {
    return rules;
  }
  const [, ...others] = restrictions;
  return {
    ...rules,
    'no-restricted-syntax': [
      'error',
      ...others,
      ...CLOCK_READINGS,
      ...MEASUREMENTS,
    ],
  };
}
