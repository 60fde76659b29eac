import fc from 'fast-check';
import { stringify } from 'yaml';
import { SecretsChange } from '../model/secretsChange';
import { SECTIONS } from '../model/sections';
import {
  externalSecretsChange,
  sealedSecretsChange,
  sealedText,
} from './changes';

/** Where the files of the tests are used. */
export const fuzzContext = { release: 'floe-dagster', namespace: 'floe' };

const name = fc.constantFrom('dbt-cloud', 'cube', 'a.b', 'x1');
const secretKey = fc.constantFrom(
  'postgresql-password',
  'postgresql-host',
  'polaris-client-id',
  'SNOWFLAKE_USER',
  'A',
  'B.c',
);
const reference = fc.record(
  {
    secretKey,
    remoteKey: fc.constantFrom('floe/prod/db', '/floe/x', 'arn:aws:x:y'),
    property: fc.constantFrom('user', 'a.b'),
  },
  { requiredKeys: ['secretKey', 'remoteKey'] },
);
const references = fc.uniqueArray(reference, {
  minLength: 1,
  maxLength: 4,
  selector: ({ secretKey: key }) => key,
});
const storeRef = fc.record({
  kind: fc.constantFrom('SecretStore' as const, 'ClusterSecretStore' as const),
  name: fc.constantFrom('aws-secrets-manager', 'vault-backend'),
});
const encryptedData = fc.dictionary(
  secretKey,
  fc.constantFrom(sealedText('one'), sealedText('two')),
  { minKeys: 1, maxKeys: 3 },
);

function components<T>(section: fc.Arbitrary<T>) {
  return fc.record(Object.fromEntries(SECTIONS.map(key => [key, section])), {
    requiredKeys: [],
  });
}

const externalChange = fc
  .record({
    storeRef,
    refreshInterval: fc.constantFrom('15m', '1h', '5m'),
    creationPolicy: fc.constantFrom('Owner' as const, 'Merge' as const),
    components: components(fc.record({ keys: references })),
    custom: fc.uniqueArray(
      fc.record(
        {
          name,
          component: fc.constantFrom('dbt', 'cube'),
          storeRef,
          keys: references,
        },
        { requiredKeys: ['name', 'keys'] },
      ),
      { maxLength: 2, selector: entry => entry.name },
    ),
  })
  .filter(
    change => Object.keys(change.components).length + change.custom.length > 0,
  )
  .map(change => externalSecretsChange(change));

const sealedChange = fc
  .record({
    scope: fc.constantFrom(
      'strict' as const,
      'namespace-wide' as const,
      'cluster-wide' as const,
    ),
    components: components(fc.record({ encryptedData })),
    custom: fc.uniqueArray(fc.record({ name, encryptedData }), {
      maxLength: 2,
      selector: entry => entry.name,
    }),
  })
  .filter(
    change => Object.keys(change.components).length + change.custom.length > 0,
  )
  .map(change => sealedSecretsChange(change));

/** A change that only adds. */
export const secretsChange: fc.Arbitrary<SecretsChange> = fc.oneof(
  externalChange,
  sealedChange,
);

/** Keys that every JavaScript object inherits. */
const inherited = fc.constantFrom(
  'toString',
  'valueOf',
  'constructor',
  'hasOwnProperty',
  'toJSON',
  '__proto__',
);

/** Valid and invalid values for a key of the chart. */
const anything = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  {
    weight: 1,
    arbitrary: fc.dictionary(inherited, fc.jsonValue({ maxDepth: 1 })),
  },
  { weight: 1, arbitrary: fc.constantFrom(null, {}, [], true, 'text') },
);
const list = fc.oneof(
  { weight: 3, arbitrary: fc.array(reference, { maxLength: 3 }) },
  { weight: 1, arbitrary: anything },
);
const sectionValues = fc.record(
  {
    enabled: fc.constantFrom(true, false, 'true', null),
    passwordKey: fc.constantFrom('', 'floe/prod/db', null),
    passwordProperty: fc.constantFrom('', 'password'),
    additionalSecrets: list,
    secrets: list,
    encryptedData: fc.oneof(encryptedData, anything),
    other: anything,
  },
  { requiredKeys: [] },
);
const approachValues = fc.record(
  {
    enabled: fc.boolean(),
    secretStoreRef: fc.constantFrom('aws-secrets-manager', ''),
    annotations: fc.constantFrom(
      {},
      null,
      { team: 'data' },
      { 'sealedsecrets.bitnami.com/namespace-wide': 'true' },
    ),
    ...Object.fromEntries(SECTIONS.map(key => [key, sectionValues])),
    custom: fc.array(
      fc.record(
        { name, data: list, encryptedData },
        { requiredKeys: ['name'] },
      ),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: [] },
);
const middle = fc.record(
  {
    floe: fc.record(
      {
        platformSpec: anything,
        externalSecrets: approachValues,
        sealedSecrets: approachValues,
      },
      { requiredKeys: [] },
    ),
    dagster: fc.oneof(
      fc.record(
        { postgresql: anything, global: anything, enabled: fc.boolean() },
        { requiredKeys: [] },
      ),
      anything,
    ),
  },
  { requiredKeys: [] },
);
const style = fc.record({
  indent: fc.constantFrom(2, 3, 4),
  indentSeq: fc.boolean(),
  collectionStyle: fc.constantFrom('any' as const, 'flow' as const),
  singleQuote: fc.boolean(),
  newline: fc.constantFrom('\n', '\r\n'),
  comments: fc.boolean(),
});

/** What each file begins with. */
export const HEAD =
  '# The values of orders.\n\nimage:\n    tag:   "1.2"   # odd spaces stay\nlimits: &limits { cpu:  1 }\n';
/** What each file ends with. */
export const TAIL =
  '\n\n# The end:  it stays.\nresources:\n   webserver: *limits\n   list:\n   - 1\n';

/** A values file, valid or not, in any layout. */
export const valuesFile = fc
  .record({ values: middle, style })
  .map(({ values, style: { newline, comments, ...options } }) => {
    const body = Object.entries(values)
      .map(([key, value]) => {
        const text = stringify(value, { ...options, lineWidth: 0 });
        return options.collectionStyle === 'flow' || !/^\S+:/.test(text)
          ? `${key}: ${text}`
          : `${key}:\n${text.replace(/^(?=.)/gm, ' '.repeat(options.indent))}`;
      })
      .join('');
    const lines = comments
      ? body.replace(/^( *)(?=[a-zA-Z]+:)/gm, '$1# of this\n$1')
      : body;
    const whole = HEAD + lines + TAIL;
    return whole.replaceAll('\n', newline);
  });
