import fc from 'fast-check';
import { stringify } from 'yaml';
import { mergeValues } from '../chart/mergeValues';
import {
  ExternalSecretManifest,
  SealedSecretManifest,
} from '../chart/manifests';
import { renderChartSecrets } from '../chart/renderChartSecrets';
import { SecretsChange } from '../model/secretsChange';
import { SECTIONS } from '../model/sections';
import {
  externalSecretsChange,
  sealedSecretsChange,
  sealedText,
} from '../__testUtils__/changes';
import { AppliedSecretsChange, applySecretsChange } from './applySecretsChange';
import { targetsOfChange, ValuesContext } from './context';
import { ValuesFileError } from './findings';
import { parseValuesFile } from './parseValuesFile';

/** More of them with FLOE_FUZZ_RUNS. */
const RUNS = Number(process.env.FLOE_FUZZ_RUNS ?? 200);

const context = { release: 'floe-dagster', namespace: 'floe' };

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

const secretsChange: fc.Arbitrary<SecretsChange> = fc.oneof(
  externalChange,
  sealedChange,
);

/** Keys that every object of JavaScript seems to have. */
const inherited = fc.constantFrom(
  'toString',
  'valueOf',
  'constructor',
  'hasOwnProperty',
  'toJSON',
  '__proto__',
);

/** What may stand under a key of the chart, rightly or wrongly. */
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

const HEAD =
  '# The values of orders.\n\nimage:\n    tag:   "1.2"   # odd spaces stay\nlimits: &limits { cpu:  1 }\n';
const TAIL =
  '\n\n# The end:  it stays.\nresources:\n   webserver: *limits\n   list:\n   - 1\n';

const file = fc
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

function keysOf(manifest: ExternalSecretManifest | SealedSecretManifest) {
  return manifest.kind === 'ExternalSecret'
    ? manifest.spec.data.map(({ secretKey: key, remoteRef }) => [
        key,
        remoteRef,
      ])
    : Object.entries(manifest.spec.encryptedData);
}

function askedKeys(change: SecretsChange): unknown[][] {
  const all =
    change.approach === 'external-secrets'
      ? [
          ...Object.values(change.components).map(own => own?.keys),
          ...change.custom.map(own => own.keys),
        ].map(keys =>
          keys?.map(({ secretKey: key, remoteKey, property }) => [
            key,
            { key: remoteKey, ...(property && { property }) },
          ]),
        )
      : [
          ...Object.values(change.components).map(own => own?.encryptedData),
          ...change.custom.map(own => own.encryptedData),
        ].map(data => Object.entries(data ?? {}));
  return all.flatMap(keys => keys ?? []);
}

/** What becomes of a file, or why it is refused; other errors are thrown. */
function attempt(
  text: string,
  change: SecretsChange,
  earlierFiles: ValuesContext['earlierFiles'] = [],
): AppliedSecretsChange | ValuesFileError {
  try {
    return applySecretsChange(text, change, { ...context, earlierFiles });
  } catch (error) {
    if (error instanceof ValuesFileError) {
      return error;
    }
    throw error;
  }
}

describe('applySecretsChange, fuzzed', () => {
  it('does what is asked for and nothing else, or refuses', () => {
    let applied = 0;
    let refused = 0;
    fc.assert(
      fc.property(file, secretsChange, (text, change) => {
        const result = attempt(text, change);
        if (result instanceof ValuesFileError) {
          refused += 1;
          return;
        }
        applied += 1;
        const newline = text.includes('\r\n') ? '\r\n' : '\n';
        const head = HEAD.replaceAll('\n', newline);
        const tail = TAIL.replaceAll('\n', newline);
        expect(result.yaml.startsWith(head)).toBe(true);
        expect(result.yaml.replaceAll('\r\n', '')).not.toContain(
          newline === '\n' ? '\r' : '\n',
        );
        expect(result.yaml).toContain(tail);
        expect(
          result.yaml.endsWith(tail) ||
            !text.includes('floe:') ||
            !text.includes('dagster:'),
        ).toBe(true);
        const comments = (source: string) =>
          source.split('# of this').length - 1;
        expect(comments(result.yaml)).toBe(comments(text));

        const rendered = renderChartSecrets(
          parseValuesFile(result.yaml).values,
          context,
        );
        const targets = targetsOfChange(change, 'floe-dagster');
        const made = rendered.filter(
          ({ kind, metadata }) =>
            kind !== 'Secret' &&
            (kind === 'SealedSecret') ===
              (change.approach === 'sealed-secrets') &&
            targets.includes(metadata.name),
        ) as (ExternalSecretManifest | SealedSecretManifest)[];
        expect(made.map(({ metadata }) => metadata.name).sort()).toEqual(
          [...targets].sort(),
        );
        expect(made.flatMap(keysOf)).toEqual(
          expect.arrayContaining(askedKeys(change)),
        );
        expect(result.manifests).toEqual(made);

        const again = applySecretsChange(result.yaml, change, context);
        expect(again).toMatchObject({
          yaml: result.yaml,
          changed: false,
          changes: [],
        });
      }),
      { numRuns: RUNS },
    );
    expect(applied).toBeGreaterThan(RUNS / 10);
    expect(refused).toBeGreaterThan(RUNS / 10);
  });

  it('gives the release what is asked for whatever the earlier files hold', () => {
    fc.assert(
      fc.property(file, file, secretsChange, (earlier, text, change) => {
        const earlierFiles = [{ path: 'values.yaml', text: earlier }];
        const result = attempt(text, change, earlierFiles);
        if (result instanceof ValuesFileError) {
          return;
        }
        const release = mergeValues(
          parseValuesFile(earlier).values,
          parseValuesFile(result.yaml).values,
        );
        const rendered = renderChartSecrets(release, context);
        expect(
          rendered
            .filter(manifest => manifest.kind !== 'Secret')
            .flatMap(manifest =>
              keysOf(manifest as ExternalSecretManifest | SealedSecretManifest),
            ),
        ).toEqual(expect.arrayContaining(askedKeys(change)));
        expect(
          applySecretsChange(result.yaml, change, { ...context, earlierFiles })
            .changed,
        ).toBe(false);
      }),
      { numRuns: RUNS },
    );
  });

  it('throws nothing but its own errors for a file that was damaged', () => {
    const pieces = [
      '\t',
      '\n',
      ':',
      ' ',
      '-',
      '{',
      ']',
      '&a',
      '*a',
      '"',
      '#',
      '|',
      '\r',
      '\u0000',
      '---\n',
      '<<',
      '!',
      '%',
      '\ufeff',
      '? ',
    ];
    fc.assert(
      fc.property(
        file,
        fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom(...pieces)), {
          minLength: 1,
          maxLength: 4,
        }),
        secretsChange,
        (text, damages, change) => {
          const damaged = damages.reduce((source, [at, cut, piece]) => {
            const place = at % (source.length + 1);
            return source.slice(0, place) + piece + source.slice(place + cut);
          }, text);
          const result = attempt(damaged, change);
          expect(
            result instanceof ValuesFileError ||
              parseValuesFile(result.yaml).values,
          ).toBeTruthy();
        },
      ),
      { numRuns: RUNS },
    );
  });
});
