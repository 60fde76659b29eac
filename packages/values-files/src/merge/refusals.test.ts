import {
  externalSecretsChange,
  sealedSecretsChange,
  sealedText,
} from '../__testUtils__/changes';
import { SecretsChange } from '../model/secretsChange';
import { applySecretsChange } from './applySecretsChange';
import { ValuesContext } from './context';
import { ValuesFileError, ValuesFinding } from './findings';

const context: ValuesContext = { release: 'floe-dagster', namespace: 'floe' };
const HIDDEN = 'hunter2';

function findingsOf(
  text: string,
  change: SecretsChange = externalSecretsChange(),
  extra: Partial<ValuesContext> = {},
): readonly ValuesFinding[] {
  try {
    return applySecretsChange(text, change, { ...context, ...extra }).findings;
  } catch (error) {
    if (
      error instanceof ValuesFileError &&
      error.findings.some(({ severity }) => severity === 'error')
    ) {
      return error.findings;
    }
    throw error;
  }
}

const other = `floe:
  externalSecrets:
    enabled: true
    secretStoreRef: aws-secrets-manager
    refreshInterval: 15m
    storage:
      enabled: true
      secrets:
        - secretKey: AWS_REGION
          remoteKey: floe/prod/s3
`;

describe('applySecretsChange refuses a file that', () => {
  it.each([
    ['values-not-yaml', 'is no YAML', `a: "${HIDDEN}\nb: }{\n`],
    ['values-not-yaml', 'is indented with tabs', `a:\n\tb: ${HIDDEN}\n`],
    ['values-several-documents', 'is two', `a: ${HIDDEN}\n---\nb: 1\n`],
    ['values-not-a-map', 'is a list', `- ${HIDDEN}\n`],
    ['values-not-a-map', 'is a text', `${HIDDEN}\n`],
    ['values-duplicate-key', 'says a thing twice', `a: ${HIDDEN}\na: 2\n`],
    ['values-duplicate-key', 'says floe twice', 'floe: {}\nfloe: {}\n'],
    ['values-too-large', 'is 5 MB', `a: "${HIDDEN.repeat(750_000)}"\n`],
    ['values-not-yaml', 'is nested without end', '['.repeat(200_000)],
    [
      'values-anchor',
      'multiplies without end',
      `a: &a [${HIDDEN}]\nb: &b [${'*a,'.repeat(99)}]\nc: [${'*b,'.repeat(
        99,
      )}]\n`,
    ],
    ['values-anchor', 'has an alias of nothing', `a: *${HIDDEN}\n`],
    [
      'values-sops-encrypted',
      'SOPS encrypted',
      `a: ENC[${HIDDEN}]\nsops:\n  mac: x\n`,
    ],
    ['values-type-conflict', 'has a text for floe', `floe: ${HIDDEN}\n`],
    [
      'values-type-conflict',
      'has a map for the keys',
      `floe:\n  externalSecrets:\n    compute:\n      secrets:\n        a: ${HIDDEN}\n`,
    ],
    [
      'values-type-conflict',
      'has a list for a text',
      `floe:\n  externalSecrets:\n    secretStoreRef: [${HIDDEN}]\n`,
    ],
    ['values-anchor', 'anchors the section', `floe: &x\n  a: ${HIDDEN}\n`],
    [
      'values-anchor',
      'shares the section',
      `a: &x { b: ${HIDDEN} }\nfloe: *x\n`,
    ],
    [
      'values-anchor',
      'merges into the section',
      `a: &x\n  b: ${HIDDEN}\nfloe:\n  <<: *x\n  c: 1\n`,
    ],
    [
      'values-anchor',
      'shares within braces',
      `a: &x ${HIDDEN}\nfloe: { b: *x }\n`,
    ],
    ['values-layout', 'asks before its keys', `? floe\n: a: ${HIDDEN}\n`],
    ['values-layout', 'tags the section', `floe: !!map\n  a: ${HIDDEN}\n`],
    [
      'values-layout',
      'comments within braces',
      `floe: {\n  # ${HIDDEN}\n  a: 1\n}\n`,
    ],
  ])('%s: %s', (id, _, text) => {
    const findings = findingsOf(text);
    expect(findings.map(finding => finding.id)).toEqual([id]);
    expect(JSON.stringify(findings)).not.toContain(HIDDEN);
    expect(new ValuesFileError(findings).message).not.toContain(HIDDEN);
  });

  it('names the place and the remedy', () => {
    expect(() =>
      applySecretsChange('a:\n\tb: 1\n', externalSecretsChange(), context),
    ).toThrow(
      'line 2, column 1: The values file is indented with a tab, but YAML requires spaces. Replace the tabs by spaces.',
    );
  });
});

describe('applySecretsChange refuses', () => {
  it('to break another secret by another store', () => {
    const findings = findingsOf(
      other,
      externalSecretsChange({
        storeRef: { kind: 'SecretStore', name: 'vault-backend' },
      }),
    );
    expect(findings).toEqual([
      expect.objectContaining({
        id: 'other-secret-affected',
        severity: 'error',
        place: 'floe.externalSecrets.storage',
        summary:
          'One store applies to all sections: floe-dagster-storage-secret reads from SecretStore aws-secrets-manager now and would have to read from vault-backend too',
      }),
    ]);
  });

  it('to break other keys of the same secret by another store', () => {
    expect(
      findingsOf(
        other,
        externalSecretsChange({
          storeRef: { kind: 'SecretStore', name: 'vault-backend' },
          components: {
            storage: { keys: [{ secretKey: 'A', remoteKey: 'floe/s3' }] },
          },
        }),
      )[0],
    ).toMatchObject({ id: 'other-secret-affected', severity: 'error' });
  });

  it('nothing if all keys move to the other store', () => {
    expect(
      findingsOf(
        other,
        externalSecretsChange({
          storeRef: { kind: 'SecretStore', name: 'vault-backend' },
          components: {
            storage: {
              keys: [{ secretKey: 'AWS_REGION', remoteKey: 'floe/s3' }],
            },
          },
        }),
      ),
    ).toEqual([]);
  });

  it('to break previously sealed values by another scope', () => {
    const sealed = (annotations: string) => `floe:
  sealedSecrets:
    enabled: true
    annotations: ${annotations}
    compute:
      enabled: true
      encryptedData:
        SNOWFLAKE_USER: ${sealedText('u')}
    storage:
      enabled: true
      encryptedData:
        AWS_REGION: ${sealedText('r')}
`;
    expect(
      findingsOf(sealed('{}'), sealedSecretsChange({ scope: 'cluster-wide' })),
    ).toEqual([
      expect.objectContaining({
        id: 'sealed-scope-mismatch',
        severity: 'error',
        summary: expect.stringContaining(
          'floe.sealedSecrets.compute[SNOWFLAKE_USER], floe.sealedSecrets.storage[AWS_REGION]',
        ),
      }),
    ]);
    expect(
      findingsOf(
        sealed('{ sealedsecrets.bitnami.com/namespace-wide: "true" }'),
        sealedSecretsChange({ scope: 'strict' }),
      )[0].id,
    ).toBe('sealed-scope-mismatch');
  });

  it.each([
    ['another cluster', 'sealed-for-other-key', { cluster: { name: 'us-1' } }],
    ['another namespace', 'sealed-scope-mismatch', { namespace: 'other' }],
    ['another name', 'sealed-scope-mismatch', { release: 'orders' }],
  ])('values that were sealed for %s', (_, id, extra) => {
    expect(
      findingsOf('', sealedSecretsChange(), {
        cluster: { name: 'eu-1' },
        ...extra,
      }),
    ).toEqual([expect.objectContaining({ id, severity: 'error' })]);
  });

  it('nothing if the scope of the sealed values is wide enough', () => {
    expect(
      findingsOf('', sealedSecretsChange({ scope: 'namespace-wide' }), {
        release: 'orders',
      }),
    ).toEqual([]);
    expect(
      findingsOf('', sealedSecretsChange({ scope: 'cluster-wide' }), {
        release: 'orders',
        namespace: 'other',
      }),
    ).toEqual([]);
  });

  it.each([
    [
      'floe.sealedSecrets.storage and floe.externalSecrets.storage',
      other,
      sealedSecretsChange(),
    ],
    [
      'secrets.storage',
      'secrets:\n  s3:\n    region: eu\n',
      sealedSecretsChange(),
    ],
  ])('two owners of one Secret: %s', (_, text, change) => {
    expect(findingsOf(text, change)).toContainEqual(
      expect.objectContaining({
        id: 'target-owned-by-other',
        severity: 'error',
      }),
    );
  });

  it('two entries of one name that only write into the Secret of another object', () => {
    const entry = '      - name: dbt\n        creationPolicy: Merge\n';
    expect(
      findingsOf(
        `floe:\n  sealedSecrets:\n    enabled: true\n    custom:\n      - name: dbt\n        encryptedData: { TOKEN: ${sealedText(
          'TOKEN',
        )} }\n  externalSecrets:\n    custom:\n${entry}${entry}`,
        externalSecretsChange({
          creationPolicy: 'Merge',
          components: {},
          custom: [
            { name: 'dbt', keys: [{ secretKey: 'TOKEN', remoteKey: 'k' }] },
          ],
        }),
      ),
    ).toContainEqual(
      expect.objectContaining({
        id: 'target-owned-by-other',
        severity: 'error',
      }),
    );
  });

  it('a chart that could not be installed', () => {
    expect(
      findingsOf('floe:\n  externalSecrets:\n    storage: null\n'),
    ).toEqual([
      expect.objectContaining({
        id: 'chart-render-failed',
        place: 'floe.externalSecrets.storage',
      }),
    ]);
    expect(
      findingsOf(
        `floe:\n  externalSecrets:\n    custom:\n      - ${HIDDEN}\n`,
      )[0].id,
    ).toBe('chart-render-failed');
  });

  it.each([
    ['a namespace', { namespace: 'Floe' }],
    ['a namespace', { namespace: 'f'.repeat(64) }],
    ['a release', { release: 'r'.repeat(54) }],
    ['a release', { release: '' }],
  ])('%s that Kubernetes does not accept', (_, extra) => {
    expect(findingsOf('', undefined, extra)[0].id).toBe('name-invalid');
  });

  it('a Secret whose name is too long', () => {
    const findings = findingsOf(
      `fullnameOverride: ${'n'.repeat(63)}\n`,
      externalSecretsChange({
        custom: [
          {
            name: 'x'.repeat(200),
            keys: [{ secretKey: 'A', remoteKey: 'a' }],
          },
        ],
      }),
    );
    expect(findings.map(({ id }) => id)).toEqual(['name-invalid']);
  });

  it.each([
    ['another engine', 'vault', 'kv', 'error'],
    ['an engine that is not known', 'vault', undefined, 'error'],
    ['the engine called secret', 'vault', 'secret', 'warning'],
    ['a store that is not known', undefined, undefined, 'warning'],
  ])('secret/data in a path of %s', (_, provider, mountPath, severity) => {
    const findings = findingsOf(
      '',
      externalSecretsChange({
        components: {
          compute: {
            keys: [{ secretKey: 'A', remoteKey: 'secret/data/floe/snowflake' }],
          },
        },
      }),
      {
        stores: [
          {
            kind: 'SecretStore',
            name: 'aws-secrets-manager',
            provider,
            detail: mountPath ? { path: mountPath } : undefined,
          },
        ],
      },
    );
    expect(findings).toEqual([
      expect.objectContaining({
        id: 'vault-path-has-data-prefix',
        severity,
        remedies: [{ title: 'Write floe/snowflake' }],
      }),
    ]);
  });

  it('a version that the cluster is known not to serve', () => {
    const cluster = { name: 'eu-1', externalSecretsVersions: ['v1'] };
    expect(findingsOf('', undefined, { cluster })).toEqual([
      expect.objectContaining({
        id: 'api-version-not-served',
        severity: 'warning',
        confidence: 'likely',
      }),
    ]);
    expect(
      findingsOf('', undefined, {
        cluster,
        chart: { externalSecretsApiVersion: 'external-secrets.io/v1beta1' },
      }),
    ).toEqual([
      expect.objectContaining({
        id: 'api-version-not-served',
        severity: 'error',
        confidence: 'proven',
      }),
    ]);
    expect(
      findingsOf('', undefined, {
        cluster,
        chart: { externalSecretsApiVersion: 'external-secrets.io/v1' },
      }),
    ).toEqual([]);
  });
});

describe('applySecretsChange warns of', () => {
  it.each([
    ['1m', 'refresh-interval-out-of-range'],
    ['2h', 'refresh-interval-out-of-range'],
    ['0s', 'refresh-disabled'],
    ['15m', undefined],
    ['1h', undefined],
  ])('a refresh interval of %s', (refreshInterval, id) => {
    expect(
      findingsOf('', externalSecretsChange({ refreshInterval })).map(
        finding => finding.id,
      ),
    ).toEqual(id ? [id] : []);
  });

  it('a store of the whole cluster', () => {
    expect(
      findingsOf(
        '',
        externalSecretsChange({
          storeRef: { kind: 'ClusterSecretStore', name: 'platform' },
        }),
      ),
    ).toEqual([
      expect.objectContaining({ id: 'cluster-store-used', severity: 'info' }),
    ]);
  });

  it('a refresh interval that also changes for others', () => {
    expect(
      findingsOf(other, externalSecretsChange({ refreshInterval: '30m' })),
    ).toEqual([
      expect.objectContaining({
        id: 'other-secret-affected',
        severity: 'warning',
        place: 'floe.externalSecrets.storage',
      }),
    ]);
  });

  it('secrets that were disabled until now', () => {
    expect(
      findingsOf(other.replace('enabled: true', 'enabled: false')),
    ).toEqual([
      expect.objectContaining({
        id: 'other-secret-affected',
        severity: 'warning',
        summary: expect.stringContaining('will be created too'),
      }),
    ]);
  });

  it('values in clear text', () => {
    expect(
      findingsOf(`secrets:\n  polaris:\n    clientSecret: ${HIDDEN}\n`),
    ).toEqual([
      expect.objectContaining({ id: 'sops-plaintext-left', place: 'secrets' }),
    ]);
  });

  it('an annotation that looks like a scope', () => {
    expect(
      findingsOf(
        'floe:\n  sealedSecrets:\n    annotations:\n      sealed-secrets.bitnami.com/namespace-wide: "true"\n',
        sealedSecretsChange(),
      ),
    ).toEqual([
      expect.objectContaining({
        id: 'sealed-scope-mismatch',
        severity: 'warning',
        confidence: 'likely',
      }),
    ]);
  });

  it('the template for a connection string', () => {
    expect(
      findingsOf(
        'floe:\n  externalSecrets:\n    template:\n      enabled: true\n      connectionString: true\n',
        externalSecretsChange({
          components: {
            postgresql: {
              keys: [{ secretKey: 'postgresql-password', remoteKey: 'db' }],
            },
          },
        }),
      ),
    ).toEqual([
      expect.objectContaining({ id: 'template-error', confidence: 'likely' }),
      expect.objectContaining({ id: 'database-connection-missing' }),
    ]);
  });
});
