import {
  externalSecretsChange,
  sealedSecretsChange,
  sealedText,
} from '../__testUtils__/changes';
import { ValuesContext } from '../merge/context';
import { previewChange } from './previewChange';

const context: ValuesContext = {
  release: 'floe-dagster',
  namespace: 'floe',
  cluster: { name: 'eu-1' },
};
const path = 'deploy/values-prod.yaml';
const CANARY = 'hunter2';

const external = `# ${CANARY}
image:
  pullSecret: ${CANARY}
floe:
  externalSecrets:
    enabled: true
    secretStoreRef: aws-secrets-manager
    secretStoreKind: SecretStore
    refreshInterval: 15m0s
    creationPolicy: Owner
    catalog:
      enabled: true
      clientIdKey: floe/polaris
      clientSecretKey: floe/polaris
dagster:
  generatePostgresqlPasswordSecret: false
`;

const run = (
  text: string | undefined,
  change?: Parameters<typeof previewChange>[1],
  fields: Partial<ValuesContext> = {},
) => previewChange({ path, text }, change, { ...context, ...fields });

const summary = ({ objects }: ReturnType<typeof run>) =>
  objects.map(({ action, kind, name }) => `${action} ${kind} ${name}`);

describe('previewChange', () => {
  it('shows the diff and the objects of a change', () => {
    const preview = run(external, externalSecretsChange());
    expect(preview).toMatchObject({ fullname: 'floe-dagster', changed: true });
    expect(preview.diff).toContain(`--- a/${path}\n+++ b/${path}\n@@`);
    expect(preview.diff).toContain('+        - secretKey: SNOWFLAKE_USER\n');
    expect(preview.diff).not.toContain(CANARY);
    expect(summary(preview)).toEqual([
      'unchanged ExternalSecret floe-dagster-catalog-secret',
      'added ExternalSecret floe-dagster-compute-secret',
    ]);
    const [catalog, compute] = preview.objects;
    expect(catalog.after).toBe(catalog.before);
    expect(compute).toMatchObject({
      namespace: 'floe',
      component: 'compute',
      before: null,
      after: expect.stringContaining('key: floe/prod/snowflake'),
    });
    expect(preview.applied.map(({ metadata }) => metadata.name)).toEqual([
      'floe-dagster-compute-secret',
    ]);
    expect(JSON.stringify(preview)).not.toContain(CANARY);
  });

  it('shows the settings of the release before the change, without a value', () => {
    const preview = run(external, externalSecretsChange(), {
      earlierFiles: [
        {
          path: 'deploy/values.yaml',
          text: `secrets:\n  snowflake:\n    password: ${CANARY}\n`,
        },
      ],
    });
    expect(preview.current).toMatchObject({
      externalSecrets: {
        refreshInterval: { value: '15m0s', file: path },
        components: {
          catalog: {
            enabled: { value: true, file: path },
            keys: [{ secretKey: 'polaris-client-id' }, {}],
          },
        },
      },
      sealedSecrets: { scope: { value: 'strict', file: null } },
      plainSecrets: {
        components: { compute: { file: 'deploy/values.yaml' } },
      },
    });
    expect(preview.current?.externalSecrets.components).not.toHaveProperty(
      'compute',
    );
    expect(JSON.stringify(preview)).not.toContain(CANARY);
    expect(run('a: [').current).toBeNull();
    expect(run(undefined).current?.externalSecrets.enabled).toEqual({
      value: false,
      file: null,
    });
  });

  it('shows the files as they are without a change', () => {
    const preview = run(external);
    expect(preview).toMatchObject({
      changed: false,
      diff: '',
      findings: [],
      applied: [],
    });
    expect(summary(preview)).toEqual([
      'unchanged ExternalSecret floe-dagster-catalog-secret',
    ]);
  });

  it('shows a new file', () => {
    const preview = run(undefined, externalSecretsChange());
    expect(preview.diff).toContain(`--- /dev/null\n+++ b/${path}\n@@ -0,0 +1,`);
    expect(summary(preview)).toContain(
      'added ExternalSecret floe-dagster-compute-secret',
    );
    expect(run(undefined)).toMatchObject({ changed: false, diff: '' });
  });

  it('reports in findings why a change is refused, and shows the release as it is', () => {
    const preview = run(
      external,
      externalSecretsChange({
        components: {
          compute: {
            keys: [{ secretKey: 'A', remoteKey: 'secret/data/x' }],
          },
        },
      } as any),
      {
        stores: [
          {
            kind: 'SecretStore',
            name: 'aws-secrets-manager',
            provider: 'vault',
            detail: { path: 'kv' },
          },
        ],
      },
    );
    expect(preview).toMatchObject({ changed: false, diff: null, applied: [] });
    expect(preview.findings).toContainEqual(
      expect.objectContaining({
        id: 'vault-path-has-data-prefix',
        severity: 'error',
      }),
    );
    expect(summary(preview)).toEqual([
      'unchanged ExternalSecret floe-dagster-catalog-secret',
    ]);
  });

  it.each([
    ['a tab', 'a:\n\tb: hunter2\n', 'values-not-yaml'],
    ['a key twice', 'a: hunter2\na: hunter2\n', 'values-duplicate-key'],
    ['documents', 'a: hunter2\n---\nb: hunter2\n', 'values-several-documents'],
    ['a list', '- hunter2\n', 'values-not-a-map'],
    ['a chart that fails', 'floe: hunter2\n', undefined],
  ])('reports the fault of a file that has %s', (_, text, id) => {
    for (const change of [undefined, externalSecretsChange()]) {
      const preview = run(text, change);
      expect(preview.findings).toContainEqual(
        expect.objectContaining({ severity: 'error', ...(id && { id }) }),
      );
      expect(JSON.stringify(preview)).not.toContain(CANARY);
    }
  });

  it('names the earlier file that is wrong', () => {
    const { findings } = run(external, undefined, {
      earlierFiles: [{ path: 'deploy/values.yaml', text: 'a:\n\tb: 1\n' }],
    });
    expect(findings).toEqual([
      expect.objectContaining({
        place: 'deploy/values.yaml: line 2, column 1',
      }),
    ]);
  });

  it('reads the earlier files, and names objects as they say', () => {
    const preview = run(external, externalSecretsChange(), {
      earlierFiles: [
        {
          path: 'deploy/values.yaml',
          text: `fullnameOverride: orders
floe:
  externalSecrets:
    compute:
      secrets:
        - secretKey: SNOWFLAKE_ROLE
          remoteKey: floe/shared
`,
        },
      ],
    });
    expect(preview.fullname).toBe('orders');
    expect(preview.findings).toContainEqual(
      expect.objectContaining({ id: 'earlier-list-replaced' }),
    );
    expect(summary(preview)).toContain(
      'added ExternalSecret orders-compute-secret',
    );
    expect(preview.objects[1].after).toContain('SNOWFLAKE_ROLE');
  });

  it('shortens sealed values and withholds other text', () => {
    const cipher = sealedText('one');
    const preview = run(
      `floe:
  sealedSecrets:
    enabled: true
    catalog:
      enabled: true
      encryptedData:
        polaris-client-id: ${CANARY}
`,
      sealedSecretsChange(),
    );
    expect(summary(preview)).toContain(
      'added SealedSecret floe-dagster-storage-secret',
    );
    expect(JSON.stringify([preview.diff, preview.objects])).not.toMatch(
      /hunter2|[A-Za-z0-9+/=]{60}/,
    );
    expect(cipher).toHaveLength(720);
    expect(preview.applied[0].spec).toHaveProperty('encryptedData');
  });

  it.each([
    ['fullnameOverride: NAME', ''],
    ['nameOverride: NAME', ''],
    ['', 'secretStoreRef: NAME'],
    ['', 'secretStoreKind: NAME'],
    ['', 'refreshInterval: NAME'],
    ['', 'custom: [{ name: NAME, data: [] }]'],
    ['', 'custom: [{ name: x, component: NAME, data: [] }]'],
    ['', 'custom: [{ name: x, data: [{ secretKey: NAME, remoteKey: a }] }]'],
    ['', 'custom: [{ name: x, data: [{ secretKey: A, remoteKey: NAME }] }]'],
  ])('shows no credential in the place of a name: %s %s', (top, field) => {
    for (const name of [
      `ghp_${CANARY}${'a1B2'.repeat(8)}`,
      `postgres://floe:${CANARY}@db/x`,
    ]) {
      const text = `${top}
floe:
  externalSecrets:
    enabled: true
    ${field}
    compute: { enabled: true, secrets: [{ secretKey: B, remoteKey: b }] }
`.replaceAll('NAME', JSON.stringify(name));
      for (const change of [undefined, externalSecretsChange()]) {
        const { applied, ...shown } = run(text, change);
        expect(JSON.stringify(shown)).not.toContain(CANARY);
        expect(
          JSON.stringify(applied.map(({ metadata }) => metadata.name)),
        ).not.toContain(CANARY);
      }
    }
  });

  it('shows no value of a plain Secret', () => {
    const preview = run(
      `secrets:\n  s3:\n    accessKeyId: ${CANARY}\n    secretAccessKey: ${CANARY}\n`,
    );
    expect(
      preview.objects.find(({ name }) => name === 'floe-dagster-storage-secret')
        ?.after,
    ).toContain('AWS_SECRET_ACCESS_KEY: …');
    expect(JSON.stringify(preview)).not.toContain(CANARY);
  });

  const database = (setting: string) => `floe:
  externalSecrets:
    enabled: true
    secretStoreRef: aws-secrets-manager
    refreshInterval: 15m0s
    postgresql:
      enabled: true
      passwordKey: floe/db
dagster:
  enabled: true
  global:
    postgresqlSecretName: floe-dagster-postgresql-secret
${setting}`;

  it.each([
    ['nothing', '', 'dagster.global.postgresqlSecretName'],
    [
      'the setting under global',
      '    generatePostgresqlPasswordSecret: false\n',
      'dagster.global.generatePostgresqlPasswordSecret',
    ],
  ])(
    'finds the Secret that the Dagster chart creates too, with %s',
    (_, setting, place) => {
      expect(run(database(setting)).findings).toEqual([
        expect.objectContaining({
          id: 'target-owned-by-other',
          severity: 'error',
          place,
          summary: expect.stringContaining(
            'The Dagster chart creates the Secret floe-dagster-postgresql-secret',
          ),
          remedies: [
            {
              title: expect.stringContaining(
                'does not read it under dagster.global',
              ),
            },
          ],
        }),
      ]);
    },
  );

  it('finds none if the Dagster chart creates no Secret', () => {
    const text = database('  generatePostgresqlPasswordSecret: false\n');
    expect(run(text).findings).toEqual([]);
  });
});
