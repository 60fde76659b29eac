import { parse } from 'yaml';
import {
  externalSecretsChange,
  sealedSecretsChange,
  sealedText,
} from '../__testUtils__/changes';
import { mergeValues } from '../chart/mergeValues';
import { renderChartSecrets } from '../chart/renderChartSecrets';
import { parseSecretsChange } from '../model/secretsChange';
import { previewChange } from '../preview/previewChange';
import { pullRequestText } from '../pullRequest/pullRequestText';
import { applySecretsChange } from './applySecretsChange';
import { ValuesContext } from './context';
import { ValuesFileError } from './findings';

const context: ValuesContext = { release: 'floe-dagster', namespace: 'floe' };

const external = `# Values of orders
floe:
  externalSecrets:
    enabled: true
    secretStoreRef: aws-secrets-manager
    # The warehouse
    compute:
      enabled: true
      secrets:
        - secretKey: SNOWFLAKE_USER
          remoteKey: floe/prod/snowflake
    # The lake
    storage:
      enabled: true
      secrets:
        - secretKey: AWS_ACCESS_KEY_ID
          remoteKey: floe/prod/s3
        - secretKey: AWS_REGION
          remoteKey: floe/prod/s3
    custom:
      - name: cube
        data:
          - secretKey: CUBE_TOKEN
            remoteKey: floe/cube
dagster:
  dagsterDaemon:
    envSecrets:
      - name: floe-dagster-storage-secret # for the lake
`;

const sealed = `floe:
  sealedSecrets:
    enabled: true
    compute:
      enabled: true
      encryptedData:
        SNOWFLAKE_USER: ${sealedText('user')}
    custom:
      - name: cube
        encryptedData:
          CUBE_TOKEN: ${sealedText('token')}
`;

const plain = `secrets:
  snowflake:
    user: someone
  s3:
    region: eu-1
  custom:
    cube:
      CUBE_TOKEN: text
    other:
      KEY: text
`;

const rendered = (...files: string[]) =>
  renderChartSecrets(mergeValues(...files.map(text => parse(text))), context)
    .map(({ kind, metadata }) => `${kind} ${metadata.name}`)
    .sort();

const summaries = (findings: readonly { id: string; summary: string }[]) =>
  findings
    .filter(({ id }) => id === 'secret-replaced')
    .map(({ summary }) => summary);

describe('a change of the approach of one Secret', () => {
  it('moves a component from External Secrets to Sealed Secrets', () => {
    const change = sealedSecretsChange({
      replaces: { components: ['storage'] },
    });
    const applied = applySecretsChange(external, change, context);
    expect(rendered(applied.yaml)).toEqual([
      'ExternalSecret floe-dagster-compute-secret',
      'ExternalSecret floe-dagster-cube',
      'SealedSecret floe-dagster-storage-secret',
    ]);
    // What the rest says stays, and the workload reads the Secret as before.
    expect(applied.yaml).toContain('# The warehouse');
    expect(applied.yaml).not.toContain('# The lake');
    expect(applied.yaml).toContain(
      'floe-dagster-storage-secret # for the lake',
    );
    expect(
      applied.differences.map(({ kind, change: how, secret }) => [
        kind,
        how,
        secret,
      ]),
    ).toEqual([
      ['SealedSecret', 'added', undefined],
      ['ExternalSecret', 'removed', 'kept'],
    ]);
    expect(summaries(applied.findings)).toEqual([
      expect.stringContaining('refuses a Secret that something else'),
      expect.stringMatching(/does not name: AWS_REGION$/),
    ]);
    expect(applied.findings.flatMap(({ remedies }) => remedies)).toContainEqual(
      expect.objectContaining({
        command:
          'kubectl annotate secret floe-dagster-storage-secret -n floe --overwrite sealedsecrets.bitnami.com/managed=true',
      }),
    );
    // Twice changes nothing.
    const again = applySecretsChange(applied.yaml, change, context);
    expect([again.changed, summaries(again.findings)]).toEqual([false, []]);
  });

  it('moves components and custom entries from Sealed Secrets', () => {
    const change = externalSecretsChange({
      custom: [
        {
          name: 'cube',
          keys: [{ secretKey: 'CUBE_TOKEN', remoteKey: 'floe/cube' }],
        },
      ],
      replaces: { components: ['compute'], custom: ['cube'] },
    });
    const { findings, yaml } = applySecretsChange(sealed, change, context);
    expect(rendered(yaml)).toEqual([
      'ExternalSecret floe-dagster-compute-secret',
      'ExternalSecret floe-dagster-cube',
    ]);
    expect(parse(yaml).floe.sealedSecrets).toEqual({ enabled: true });
    expect(summaries(findings)).toEqual([
      expect.stringContaining('creates it again'),
      expect.stringContaining('creates it again'),
    ]);
  });

  it.each(['Orphan', 'Merge', 'None'] as const)(
    'refuses the creation policy %s, with which nothing creates the Secret again',
    creationPolicy => {
      const change = externalSecretsChange({
        creationPolicy,
        replaces: { components: ['compute'] },
      });
      expect(() => applySecretsChange(sealed, change, context)).toThrow(
        /does not create it again/,
      );
    },
  );

  it('moves what the section secrets has', () => {
    const toExternal = applySecretsChange(
      plain,
      externalSecretsChange({
        custom: [
          {
            name: 'cube',
            keys: [{ secretKey: 'CUBE_TOKEN', remoteKey: 'floe/cube' }],
          },
        ],
        replaces: { components: ['compute'], custom: ['cube'] },
      }),
      context,
    );
    expect(rendered(toExternal.yaml)).toEqual([
      'ExternalSecret floe-dagster-compute-secret',
      'ExternalSecret floe-dagster-cube',
      'Secret floe-dagster-other',
      'Secret floe-dagster-storage-secret',
    ]);
    const toSealed = applySecretsChange(
      plain,
      sealedSecretsChange({ replaces: { components: ['storage'] } }),
      context,
    );
    expect(rendered(toSealed.yaml)).toContain(
      'SealedSecret floe-dagster-storage-secret',
    );
    expect(summaries(toSealed.findings)).toEqual([
      expect.stringContaining('refuses a Secret'),
      expect.stringMatching(/does not name: AWS_REGION$/),
    ]);
  });

  it('switches off a section of an earlier file, and refuses a list of values there', () => {
    const change = sealedSecretsChange({
      replaces: { components: ['storage'] },
    });
    const { yaml } = applySecretsChange(undefined, change, {
      ...context,
      earlierFiles: [{ path: 'values.yaml', text: external }],
    });
    expect(parse(yaml).floe.externalSecrets).toEqual({
      storage: { enabled: false },
    });
    expect(rendered(external, yaml)).toContain(
      'SealedSecret floe-dagster-storage-secret',
    );
    expect(() =>
      applySecretsChange(undefined, change, {
        ...context,
        earlierFiles: [{ path: 'values.yaml', text: plain }],
      }),
    ).toThrow(/values.yaml, which Helm reads before this file/);
  });

  it('stays refused without the word that it replaces', () => {
    expect(() =>
      applySecretsChange(external, sealedSecretsChange(), context),
    ).toThrow(ValuesFileError);
  });

  it('replaces only what the change sets', () => {
    for (const replaces of [
      { components: ['compute'] },
      { custom: ['cube'] },
    ]) {
      expect(() =>
        parseSecretsChange({ ...sealedSecretsChange(), replaces }),
      ).toThrow(/replaces this but does not set it/);
    }
  });

  it('says that nothing was to be replaced', () => {
    const { findings } = applySecretsChange(
      undefined,
      sealedSecretsChange({ replaces: { components: ['storage'] } }),
      context,
    );
    expect(findings).toContainEqual(
      expect.objectContaining({
        id: 'not-in-values',
        place: 'floe.externalSecrets.storage',
      }),
    );
  });

  it('shows both objects in the preview and the command in the pull request', () => {
    const change = sealedSecretsChange({
      replaces: { components: ['storage'] },
    });
    const file = { path: 'values.yaml', text: external };
    const preview = previewChange(file, change, context);
    expect(
      preview.objects
        .filter(({ name }) => name === 'floe-dagster-storage-secret')
        .map(({ action, kind }) => [kind, action]),
    ).toEqual([
      ['ExternalSecret', 'removed'],
      ['SealedSecret', 'added'],
    ]);
    const { description, title } = pullRequestText({
      service: {
        entityRef: 'component:default/orders',
        environment: 'prod',
        cluster: 'eu-1',
        namespace: 'floe',
        release: 'floe-dagster',
        valuesPath: 'values.yaml',
      },
      change,
      applied: applySecretsChange(external, change, context),
    });
    expect(title).toBe('Move secrets of orders in prod (Sealed Secrets)');
    expect(description).toContain('kubectl annotate secret');
  });
});
