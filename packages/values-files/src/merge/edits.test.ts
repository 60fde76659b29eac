import { parse } from 'yaml';
import {
  externalSecretsChange,
  sealedSecretsChange,
  sealedText,
} from '../__testUtils__/changes';
import { parseSecretsChange } from '../model/secretsChange';
import { applySecretsChange } from './applySecretsChange';

const context = { release: 'orders', namespace: 'floe' };

describe('a change of few settings', () => {
  it('keeps the interval and the policy of the file', () => {
    const text = `floe:
  externalSecrets:
    enabled: true
    secretStoreRef: aws
    refreshInterval: 1h
    creationPolicy: Orphan
    compute:
      enabled: true
      secrets:
        - secretKey: SNOWFLAKE_USER
          remoteKey: floe/prod/snowflake
          property: user
`;
    const {
      storeRef: _,
      refreshInterval: __,
      creationPolicy: ___,
      ...change
    } = externalSecretsChange();
    const first = applySecretsChange(text, change, context);
    expect(first).toMatchObject({ yaml: text, changed: false });
    expect(first.differences).toEqual([]);
  });

  it('writes the documented defaults where the approach is new', () => {
    const {
      refreshInterval: _,
      creationPolicy: __,
      ...change
    } = externalSecretsChange();
    expect(applySecretsChange(undefined, change, context).yaml).toContain(
      '    refreshInterval: "1h0m0s"\n    compute:',
    );
  });

  it('is refused if no store is known', () => {
    const { storeRef: _, ...change } = externalSecretsChange();
    expect(() => applySecretsChange(undefined, change, context)).toThrow(
      'floe.externalSecrets.secretStoreRef: The release names no store that the values could be read from. Choose a store.',
    );
  });

  it('changes annotations of Sealed Secrets and keeps the scope', () => {
    const wide = applySecretsChange(
      undefined,
      sealedSecretsChange({ scope: 'namespace-wide' }),
      { ...context, release: 'floe-dagster' },
    ).yaml;
    const { yaml } = applySecretsChange(
      wide,
      {
        approach: 'sealed-secrets',
        annotations: { team: 'data' },
        components: {},
        custom: [],
      },
      { ...context, release: 'floe-dagster' },
    );
    expect(yaml).toBe(
      wide.replace(
        'namespace-wide: "true"\n',
        'namespace-wide: "true"\n      team: "data"\n',
      ),
    );
  });
});

const release = `floe:
  externalSecrets:
    enabled: true
    secretStoreRef: aws
    refreshInterval: 1h # as agreed
    compute:
      enabled: true
      secrets:
        - secretKey: SNOWFLAKE_USER
          remoteKey: floe/prod/snowflake
    custom:
      - name: dbt-cloud
        component: dbt
        data:
          - secretKey: TOKEN
            remoteKey: floe/dbt
`;

function edit(text: string, fields: object) {
  const change = parseSecretsChange({
    approach: 'external-secrets',
    ...fields,
  });
  const result = applySecretsChange(text, change, context);
  expect(applySecretsChange(result.yaml, change, context)).toMatchObject({
    yaml: result.yaml,
    changed: false,
    differences: [],
  });
  return result;
}

describe('an edit', () => {
  it.each([
    [
      'the interval',
      { refreshInterval: '30m' },
      'refreshInterval: 1h #',
      'refreshInterval: 30m0s #',
    ],
    [
      'the form of the interval',
      { refreshInterval: '1h' },
      'refreshInterval: 1h #',
      'refreshInterval: 1h0m0s #',
    ],
    [
      'the policy',
      { creationPolicy: 'Orphan' },
      '    custom:\n',
      '    custom:\n',
    ],
    [
      'the interval of a custom entry',
      { custom: [{ name: 'dbt-cloud', refreshInterval: '2h' }] },
      '            remoteKey: floe/dbt\n',
      '            remoteKey: floe/dbt\n        refreshInterval: "2h0m0s"\n',
    ],
    [
      'the label of a custom entry',
      { custom: [{ name: 'dbt-cloud', component: 'models' }] },
      'component: dbt\n',
      'component: models\n',
    ],
    [
      'the template',
      { template: { enabled: true } },
      'remoteKey: floe/dbt\n',
      'remoteKey: floe/dbt\n    template:\n      enabled: true\n',
    ],
    [
      'annotations',
      { annotations: { 'argocd.argoproj.io/sync-wave': '1' } },
      'remoteKey: floe/dbt\n',
      'remoteKey: floe/dbt\n    annotations:\n      argocd.argoproj.io/sync-wave: "1"\n',
    ],
    [
      'the database alone',
      { database: { host: 'db', port: 5433 } },
      'remoteKey: floe/dbt\n',
      'remoteKey: floe/dbt\ndagster:\n  postgresql:\n    postgresqlHost: "db"\n    service:\n      port: 5433\n',
    ],
    [
      'the workloads alone',
      { readers: [{ workload: 'daemon', component: 'compute' }] },
      'remoteKey: floe/dbt\n',
      'remoteKey: floe/dbt\ndagster:\n  dagsterDaemon:\n    envSecrets:\n      - name: orders-floe-dagster-compute-secret\n',
    ],
  ])('of %s changes nothing else', (name, fields, before, after) => {
    const { yaml } = edit(release, fields);
    expect(yaml).toBe(
      name === 'the policy'
        ? `${release}    creationPolicy: "Orphan"\n`
        : release.replace(before, after),
    );
  });

  it('removes the workloads again', () => {
    const wired = edit(release, {
      readers: [
        { workload: 'daemon', component: 'compute' },
        { workload: 'webserver', custom: 'dbt-cloud' },
      ],
    }).yaml;
    const { yaml, differences } = edit(wired, {
      remove: {
        envSecrets: [{ workload: 'daemon', component: 'compute' }],
      },
    });
    expect(parse(yaml).dagster).toEqual({
      dagsterWebserver: {
        envSecrets: [{ name: 'orders-floe-dagster-dbt-cloud' }],
      },
    });
    expect(differences).toEqual([]);
  });

  it('removes the database again', () => {
    const text =
      'dagster:\n  postgresql:\n    postgresqlHost: db # ours\n    postgresqlUsername: me\n';
    expect(edit(text, { remove: { database: ['host', 'port'] } }).yaml).toBe(
      'dagster:\n  postgresql:\n    postgresqlUsername: me\n',
    );
  });

  it('warns that the keys of the release move with its store', () => {
    const { findings, differences } = edit(release, {
      storeRef: { kind: 'SecretStore', name: 'vault' },
    });
    expect(findings.filter(({ id }) => id === 'other-secret-affected')).toEqual(
      ['compute', 'custom[dbt-cloud]'].map(place =>
        expect.objectContaining({
          severity: 'warning',
          place: `floe.externalSecrets.${place}`,
        }),
      ),
    );
    expect(differences.map(({ settings }) => settings)).toEqual(
      Array(2).fill([
        {
          setting: 'store',
          before: 'SecretStore aws',
          after: 'SecretStore vault',
        },
      ]),
    );
  });

  it('keeps the keys of a custom entry when its store changes', () => {
    const { findings } = edit(release, {
      custom: [
        {
          name: 'dbt-cloud',
          storeRef: { kind: 'ClusterSecretStore', name: 'vault' },
        },
      ],
    });
    expect(findings).toContainEqual(
      expect.objectContaining({
        id: 'other-secret-affected',
        severity: 'warning',
        place: 'floe.externalSecrets.custom[dbt-cloud]',
      }),
    );
  });

  it('refuses a custom entry that does not exist', () => {
    expect(() =>
      edit(release, { custom: [{ name: 'cube', refreshInterval: '2h' }] }),
    ).toThrow(
      'floe.externalSecrets.custom[cube]: The values have no such custom entry',
    );
  });

  it('shows every object that a setting of the release changes', () => {
    const { differences, objects } = edit(release, { refreshInterval: '30m' });
    expect(objects).toEqual([]);
    expect(
      differences.map(({ name, change, keys, settings }) => ({
        name,
        change,
        keys,
        settings,
      })),
    ).toEqual(
      ['compute-secret', 'dbt-cloud'].map(name => ({
        name: `orders-floe-dagster-${name}`,
        change: 'changed',
        keys: { added: [], changed: [], removed: [] },
        settings: [
          { setting: 'refreshInterval', before: '1h', after: '30m0s' },
        ],
      })),
    );
  });
});

describe('names of a release', () => {
  const sealed = (fullname: string) =>
    sealedSecretsChange({
      sealedFor: {
        cluster: 'eu-1',
        namespace: 'floe',
        fullname,
        certificateFingerprint: 'ab'.repeat(32),
      },
    });

  it.each([
    ['fullnameOverride: shop\n', 'shop'],
    ['nameOverride: secrets\n', 'orders-secrets'],
    ['nameOverride: ord\n', 'orders'],
  ])('follow %j of an earlier file, for sealing too', (text, fullname) => {
    const earlierFiles = [{ path: 'values.yaml', text }];
    const extra = { ...context, earlierFiles };
    expect(
      applySecretsChange(undefined, sealed(fullname), extra).objects[0].name,
    ).toBe(`${fullname}-storage-secret`);
    expect(() =>
      applySecretsChange(undefined, sealed('orders-floe-dagster'), extra),
    ).toThrow(
      `sealed for names that begin with orders-floe-dagster, but the chart will name them ${fullname}-…`,
    );
    const database = externalSecretsChange({
      components: {
        postgresql: { keys: [{ secretKey: 'A', remoteKey: 'a' }] },
      },
    });
    expect(
      parse(applySecretsChange(undefined, database, extra).yaml).dagster.global
        .postgresqlSecretName,
    ).toBe(`${fullname}-postgresql-secret`);
  });

  it.each([
    'fullnameOverride: 123\n',
    'nameOverride: true\n',
    'nameOverride: [a]\n',
  ])('are refused if Helm would fail: %j', text => {
    for (const [existing, earlier] of [
      [text, ''],
      ['', text],
    ]) {
      expect(() =>
        applySecretsChange(existing, sealed('orders'), {
          ...context,
          earlierFiles: [{ path: 'values.yaml', text: earlier }],
        }),
      ).toThrow(
        expect.objectContaining({
          findings: [expect.objectContaining({ id: 'chart-render-failed' })],
        }),
      );
    }
  });
});

describe('a null that hides what an earlier file has', () => {
  const WIDE = 'sealedsecrets.bitnami.com/namespace-wide';
  const file = (annotations: string) => `floe:
  sealedSecrets:
    enabled: true
    annotations:${annotations}
    compute:
      enabled: true
      encryptedData:
        A: ${sealedText('a')}
`;
  const change = (earlier: string) =>
    applySecretsChange(
      file(' null'),
      parseSecretsChange({
        approach: 'sealed-secrets',
        annotations: { team: 'data' },
      }),
      {
        ...context,
        earlierFiles: [{ path: 'values.yaml', text: file(earlier) }],
      },
    );

  it('does not get back the scope when annotations are added', () => {
    const { yaml } = change(`\n      ${WIDE}: "true"`);
    expect(parse(yaml).floe.sealedSecrets.annotations).toEqual({
      team: 'data',
      [WIDE]: 'false',
    });
  });

  it('gets what it hides too, where the change asks for it', () => {
    const { yaml } = change('\n      team: data');
    expect(parse(yaml).floe.sealedSecrets.annotations).toEqual({
      team: 'data',
    });
  });

  it('is not filled where the earlier file would add something else', () => {
    expect(() => change('\n      other: x')).toThrow(
      'floe.sealedSecrets.annotations.other: values.yaml, which Helm reads before this file, has this too, and a value of this file cannot remove it. Remove it in that file first.',
    );
  });
});

describe('names the real place in a refusal', () => {
  it.each([
    ['polaris', 'catalog', 'clientId'],
    ['snowflake', 'compute', 'user'],
    ['s3', 'storage', 'region'],
    ['postgresql', 'postgresql', 'host'],
  ] as const)('secrets.%s', (group, section, field) => {
    const text = `secrets:\n  ${group}:\n    ${field}: x\n`;
    expect(() =>
      applySecretsChange(
        text,
        sealedSecretsChange({
          components: { [section]: { encryptedData: { A: sealedText('a') } } },
          scope: 'namespace-wide',
        }),
        context,
      ),
    ).toThrow(
      `floe.sealedSecrets.${section} and secrets.${group}: Both would create the Secret orders-floe-dagster-${section}-secret, but only one can own it. Remove secrets.${group} from the values first`,
    );
  });

  it('secrets.custom', () => {
    expect(() =>
      applySecretsChange(
        'secrets:\n  custom:\n    dbt-cloud:\n      A: x\n',
        externalSecretsChange({
          components: {},
          custom: [
            { name: 'dbt-cloud', keys: [{ secretKey: 'A', remoteKey: 'a' }] },
          ],
        }),
        context,
      ),
    ).toThrow(
      'floe.externalSecrets.custom[dbt-cloud] and secrets.custom.dbt-cloud',
    );
  });
});
