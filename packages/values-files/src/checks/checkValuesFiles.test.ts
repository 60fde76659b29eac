import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { checked } from '../__testUtils__/checked';
import {
  chartFixtures,
  describeWithChart,
} from '../__testUtils__/chartFixtures';
import { CHECKS } from './checkTable';
import { checkValuesFiles } from './checkValuesFiles';
import { CHECK_FINDING_IDS } from './types';

const CANARY = 'c4nary-hunter2';

describe('checkValuesFiles', () => {
  it('reports nothing for ordinary values', () => {
    expect(checked('')).toEqual([]);
    expect(checkValuesFiles([])).toEqual([]);
    expect(checked('# nothing\n')).toEqual([]);
    expect(checked('image: {tag: "1.2"}\nreplicas: 3\n')).toEqual([]);
  });

  it('reports the place of a finding in the last file that has it', () => {
    const first = 'floe:\n  externalSecrets:\n    refreshInterval: 30d\n';
    const second =
      'floe:\n  externalSecrets:\n    enabled: true\n    secretStoreRef: aws\n    compute:\n      enabled: true\n      secrets:\n        - secretKey: A\n          remoteKey: secret/data/x\n';
    expect(
      checked([first, second]).map(({ column, file, id, line }) =>
        [id, file, line, column].join(' '),
      ),
    ).toEqual([
      'invalid-duration 0.yaml 3 5',
      'vault-path-has-data-prefix 1.yaml 9 11',
    ]);
    expect(checked([first, `${second}    refreshInterval: 31d\n`])).toEqual([
      expect.objectContaining({ id: 'vault-path-has-data-prefix' }),
      expect.objectContaining({
        id: 'invalid-duration',
        file: '1.yaml',
        line: 10,
      }),
    ]);
  });

  it.each([
    ['\ufeffa: 1\npassword: x1\n', 2, 11],
    ['a: 1\r\npassword: x1\r\n', 2, 11],
    ['a: |\n  b\n\npassword: x1', 4, 11],
    ['---\npassword: x1\n---\n', 2, 11],
    ['{a: 1, password: x1}', 1, 18],
  ])('counts lines and columns of %j', (text, line, column) => {
    expect(checked(text)).toEqual([
      expect.objectContaining({ id: 'credential-in-values', line, column }),
    ]);
  });

  it.each([
    ['a: [', 'values-not-yaml'],
    ['a:\n\tb: 1', 'values-not-yaml'],
    ['a: 1\na: 2', 'values-duplicate-key'],
    ['- a', 'values-not-a-map'],
    ['a: 1\n---\nb: 2\n', 'values-several-documents'],
    ['a: *b', 'values-not-yaml'],
    ['a: &a {b: *a}', 'values-anchor'],
    ['secrets: &a [[*a]]', 'values-anchor'],
    [`a: "${'x'.repeat(1024 * 1024)}"`, 'values-too-large'],
  ])(
    'says why Helm cannot read a file, and checks the other files',
    (text, id) => {
      const findings = checked([text, 'password: hunter2']);
      expect(findings.map(({ file }) => file)).toEqual(['0.yaml', '1.yaml']);
      expect(findings[0]).toMatchObject({ severity: 'error' });
      expect([id, 'values-anchor']).toContain(findings[0].id);
      expect(findings[0].line).toBeGreaterThan(0);
    },
  );

  it('reads anchors and merge keys', () => {
    expect(
      checked(
        'x: &x {enabled: true, secretStoreRef: aws, refreshInterval: 30d, compute: {enabled: true, secrets: [{secretKey: K, remoteKey: k}]}}\nfloe: {externalSecrets: {<<: *x}}\n',
      ),
    ).toEqual([expect.objectContaining({ id: 'invalid-duration', line: 2 })]);
  });

  it('checks no value of a file that SOPS encrypted as a whole', () => {
    const secret = (type = 'str') =>
      `ENC[AES256_GCM,data:Zm9v,iv:eA==,tag:eQ==,type:${type}]`;
    expect(
      checked(`floe:
  externalSecrets:
    enabled: ${secret('bool')}
    secretStoreRef: ${secret()}
    refreshInterval: ${secret()}
    custom:
      - name: ${secret()}
        component: ${secret()}
        data: [{secretKey: "${secret()}", remoteKey: "${secret()}"}]
password: ${secret()}
sops: {mac: "${secret()}", age: [{recipient: age1x, enc: "-----BEGIN AGE ENCRYPTED FILE-----"}]}
`),
    ).toEqual([]);
  });

  it('quotes no value and no name that could be one', () => {
    const token = `ghp_${'q7Rm2Xv9Kc4Lp8Zt1Bn6Hd3Gf5Js0WyEuAi3'}`;
    const text = (value: string) => `
${value}: {password: "${value}"}
secrets: {custom: {"${value}": {"${value}": "${value}"}}}
fullnameOverride: "${value}"
floe:
  externalSecrets:
    enabled: true
    secretStoreRef: "${value}"
    secretStoreKind: "${value}"
    refreshInterval: "${value}"
    annotations: {"x/${value}": 1}
    custom:
      - {name: "${value}", component: "${value}", data: [{secretKey: "${value}", remoteKey: "${value}"}, {secretKey: "${value}"}]}
      - {name: "${value}"}
  sealedSecrets: {enabled: true, compute: {enabled: true, encryptedData: {"${value}": "${value}"}}}
dagster: {global: {postgresqlSecretName: "${value}"}}
`;
    for (const value of [token, `${CANARY} x`, `${CANARY}:x`, `${CANARY}!x`]) {
      const findings = checked(
        [text(value), 'floe: {externalSecrets: {custom: []}}'],
        {
          stores: [],
          release: value,
          namespace: value,
        },
      );
      expect(findings.length).toBeGreaterThan(5);
      expect(JSON.stringify(findings)).not.toContain(value.slice(0, 14));
    }
  });

  it('never throws for any text', () => {
    const piece = fc.constantFrom(
      'floe',
      'externalSecrets',
      'sealedSecrets',
      'custom',
      'enabled',
      'secrets',
      'name',
      'data',
      'dagster',
      'global',
      'annotations',
      'encryptedData',
      '__proto__',
      'true',
      '~',
      '[]',
      '{}',
      '1',
    );
    const tree = fc.letrec(tie => ({
      value: fc.oneof(
        { depthSize: 'medium', withCrossShrink: true },
        piece,
        fc.boolean(),
        fc.constant(null),
        fc.integer(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(piece, tie('value'), { maxKeys: 5 }),
      ),
    })).value;
    fc.assert(
      fc.property(
        fc.dictionary(piece, tree),
        fc.dictionary(piece, tree),
        (one, other) => {
          const findings = checked(
            [JSON.stringify(one), JSON.stringify(other)],
            { stores: [], certificates: [], release: 'orders' },
          );
          expect(findings.every(({ line }) => line === 1)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the table of checks', () => {
  it('has only known ids, and a file with a test for each of its own ids', () => {
    const ids = CHECKS.flatMap(check => check.ids);
    expect(ids.filter(id => !CHECK_FINDING_IDS.includes(id))).toEqual([]);
    const tests = readdirSync(__dirname)
      .filter(name => name.endsWith('.test.ts'))
      .map(name => readFileSync(resolve(__dirname, name), 'utf8'))
      .join('\n');
    expect(ids.filter(id => !tests.includes(id))).toEqual([]);
  });
});

describeWithChart('the values files of the chart', () => {
  const idsOf = (name: string) => [
    ...new Set(
      checked(chartFixtures.text(name)).map(
        ({ id, severity }) => `${severity} ${id}`,
      ),
    ),
  ];

  it.each([
    ['values.yaml', []],
    ['values-prod.yaml', ['warning database-connection-missing']],
    [
      'values-external-secrets-aws.yaml',
      [
        'info refresh-interval-form',
        'warning database-connection-missing',
        'error target-owned-by-other',
      ],
    ],
    [
      'values-external-secrets-vault.yaml',
      [
        'info refresh-interval-form',
        'warning database-connection-missing',
        'error target-owned-by-other',
      ],
    ],
    [
      'values-sealed-secrets.yaml',
      [
        'warning sealed-scope-mismatch',
        'error invalid-ciphertext',
        'warning database-connection-missing',
        'error target-owned-by-other',
      ],
    ],
    [
      'values-sops.yaml',
      [
        'warning sops-plaintext-left',
        'error credential-in-values',
        'error sops-plaintext-left',
        'warning database-connection-missing',
      ],
    ],
  ])('%s have their known faults and no others', (name, ids) => {
    expect(idsOf(name)).toEqual(ids);
  });
});
