import {
  applySecretsChange,
  parseSecretsChange,
  SHARED_FINDING_IDS,
  ValuesContext,
  ValuesFileError,
  ValuesFinding,
} from '@floe/values-files';
import { recordedCase } from '../../__testUtils__/recordedCases';
import { diagnoseSecret } from '../diagnose';
import { Amend, recordedInput } from '../__testUtils__/recorded';
import { SecretDiagnosisInput } from '../types';

type SharedId = (typeof SHARED_FINDING_IDS)[number];

const EXTERNAL_SECRETS = {
  approach: 'external-secrets',
  storeRef: { kind: 'SecretStore', name: 'store' },
  refreshInterval: '15m',
  creationPolicy: 'Owner',
  components: { compute: { keys: [{ secretKey: 'A', remoteKey: 'floe/a' }] } },
};

/** What the wizard says of a change, whether it refuses it or not. */
function inWizard(
  fields: Record<string, unknown>,
  context: Partial<ValuesContext>,
  file = '',
): readonly ValuesFinding[] {
  const change = parseSecretsChange({
    ...(fields.approach !== 'sealed-secrets' && EXTERNAL_SECRETS),
    ...fields,
  });
  try {
    return applySecretsChange(file, change, {
      release: 'floe-dagster',
      namespace: 'floe',
      ...context,
    }).findings;
  } catch (error) {
    if (error instanceof ValuesFileError) {
      return error.findings;
    }
    throw error;
  }
}

function inCluster(
  amend: Amend,
  fields: Partial<SecretDiagnosisInput> = {},
  amendStore?: Amend,
) {
  return diagnoseSecret({
    ...recordedInput(
      'ExternalSecret',
      'floe-dagster-compute-secret',
      amend,
      amendStore,
    ),
    ...fields,
  });
}

/** Whether both sides have the finding; they may not disagree. */
function verdicts(
  id: SharedId,
  wizard: readonly ValuesFinding[],
  cluster: readonly { id: string }[],
) {
  return {
    wizard: wizard.some(finding => finding.id === id),
    cluster: cluster.some(finding => finding.id === id),
  };
}

const both = (found: boolean) => ({ wizard: found, cluster: found });

describe('the wizard and the backend report the same findings', () => {
  it.each([
    ['secret/data/x', 'kv', 'v1', undefined],
    ['secret/data/x', 'secret', 'v1', undefined],
    ['data/x', 'kv', 'v1', undefined],
    ['secret/data/x', 'kv', 'v2', 'likely'],
    ['secret/data/x', 'secret', 'v2', 'proven'],
    ['data/x', 'kv', 'v2', 'likely'],
    ['other/data/x', 'kv', 'v2', 'likely'],
    ['/kv/data/x', 'kv', 'v2', 'likely'],
    ['/team/kv/data/x', 'team/kv', 'v2', 'likely'],
    ['team/kv/data/x', 'team/kv', 'v2', 'proven'],
    ['v1/kv/data/x', 'kv', 'v2', 'likely'],
    ['kv/data/x', 'kv', undefined, 'proven'],
    ['kv/x', 'kv', 'v2', undefined],
    ['floe/x', 'kv', 'v2', undefined],
    ['secret/data/x', undefined, 'v2', 'proven'],
    ['data/x', undefined, 'v2', undefined],
    ['secret/x', undefined, 'v2', undefined],
  ])(
    'the key %s of Vault at %s, version %s: %s',
    (remoteKey, path, version, confidence) => {
      const id = 'vault-path-has-data-prefix';
      const detail = { ...(path && { path }), ...(version && { version }) };
      const wizard = inWizard(
        { components: { compute: { keys: [{ secretKey: 'A', remoteKey }] } } },
        {
          stores: [
            { kind: 'SecretStore', name: 'store', provider: 'vault', detail },
          ],
        },
      ).find(finding => finding.id === id);
      const cluster = inCluster(
        ({ object }) => {
          (object.spec as any).data[0].remoteRef.key = remoteKey;
        },
        {},
        ({ object }) => {
          const { vault } = (object.spec as any).provider;
          delete vault.path;
          delete vault.version;
          Object.assign(vault, detail);
        },
      ).find(finding => finding.id === id);

      expect(wizard?.confidence).toBe(confidence);
      expect(cluster?.confidence).toBe(confidence);
      expect(wizard?.remedies[0].title.split(' ').pop()).toBe(
        cluster?.remedies[0].title.split(' ').pop(),
      );
    },
  );

  it.each([
    ['15m', undefined],
    ['1h0m0s', undefined],
    ['.5h', undefined],
    ['+1h', undefined],
    ['14m59s', 'refresh-interval-out-of-range'],
    ['1\u00b5s', 'refresh-interval-out-of-range'],
    ['1\u03bcs', 'refresh-interval-out-of-range'],
    ['61m', 'refresh-interval-out-of-range'],
    ['0s', 'refresh-disabled'],
    ['-1h', 'refresh-disabled'],
  ])('a refresh interval of %s: %s', (refreshInterval, expected) => {
    const wizard = inWizard({ refreshInterval }, {});
    const cluster = inCluster(({ object }) => {
      (object.spec as any).refreshInterval = refreshInterval;
    });
    for (const id of [
      'refresh-disabled',
      'refresh-interval-out-of-range',
    ] as const) {
      expect(verdicts(id, wizard, cluster)).toEqual(both(id === expected));
    }
  });

  it.each([
    ['1m', false],
    ['5m', false],
    ['15m', true],
    ['30s', true],
  ])(
    'a refresh interval of %s if the environment requires 1 to 5 min',
    (refreshInterval, found) => {
      const wizard = inWizard(
        { refreshInterval },
        { policy: { refreshInterval: { minSeconds: 60, maxSeconds: 300 } } },
      );
      const amend: Amend = ({ object }) => {
        (object.spec as any).refreshInterval = refreshInterval;
      };
      const input = recordedInput(
        'ExternalSecret',
        'floe-dagster-compute-secret',
        amend,
      );
      const cluster = diagnoseSecret({
        ...input,
        policy: {
          ...input.policy,
          refreshMinSeconds: 60,
          refreshMaxSeconds: 300,
        },
      });
      expect(
        verdicts('refresh-interval-out-of-range', wizard, cluster),
      ).toEqual(both(found));
    },
  );

  it.each([
    ['SecretStore', false],
    ['ClusterSecretStore', true],
  ])('a %s', (kind, found) => {
    const storeRef = { kind, name: 'platform' };
    const cluster = inCluster(({ object }) => {
      (object.spec as any).secretStoreRef = storeRef;
    });
    expect(
      verdicts('cluster-store-used', inWizard({ storeRef }, {}), cluster),
    ).toEqual(both(found));
  });

  it.each([
    [['external-secrets.io/v1'], true],
    [['external-secrets.io/v1', 'external-secrets.io/v1beta1'], false],
    [[], false],
  ])('a cluster that serves %j', (servedVersions, found) => {
    const wizard = inWizard(
      {},
      { cluster: { name: 'prod', externalSecretsVersions: servedVersions } },
    );
    const { cluster } = recordedInput(
      'ExternalSecret',
      'floe-dagster-compute-secret',
    );
    const resources = [
      {
        cluster: 'prod',
        resource: 'externalsecrets.external-secrets.io',
        apiVersion: 'external-secrets.io/v1',
        servedVersions,
        state: 'watching' as const,
        reason: null,
        since: '2026-11-24T02:00:00Z',
      },
    ];
    const findings = inCluster(
      ({ object }) => {
        (object.metadata as any).labels['helm.sh/chart'] = 'floe-dagster-0.1.0';
      },
      { cluster: { ...cluster!, resources } },
    );
    expect(verdicts('api-version-not-served', wizard, findings)).toEqual(
      both(found),
    );
  });

  it.each([
    ['sealedsecrets.bitnami.com/namespace-wide', 'True', true],
    ['sealedsecrets.bitnami.com/namespace_wide', 'true', true],
    ['sealed-secrets.bitnami.com/cluster-wide', 'true', true],
    ['sealed-secrets.bitnami.com/cluster-wide', 'No', false],
    ['sealedsecrets.bitnami.com/cluster-wide', 'false', false],
    ['example.com/is-not-namespace-wide', 'true', false],
  ])('the annotation %s: %s', (annotation, value, found) => {
    const id = 'sealed-scope-mismatch';
    const { encryptedData } = recordedCase('SealedSecret', 'ss-other-key')
      .object.spec as any;
    const wizard = inWizard(
      {
        approach: 'sealed-secrets',
        scope: 'strict',
        sealedFor: {
          cluster: 'prod',
          namespace: 'floe',
          fullname: 'floe-dagster',
          certificateFingerprint: 'ab'.repeat(32),
        },
        components: { compute: { encryptedData } },
      },
      {},
      `floe:\n  sealedSecrets:\n    annotations:\n      ${annotation}: "${value}"\n`,
    );
    const cluster = diagnoseSecret(
      recordedInput('SealedSecret', 'ss-other-key', ({ object }) => {
        (object.metadata as any).annotations = { [annotation]: value };
      }),
    );
    expect(wizard.some(finding => finding.id === id)).toBe(found);
    // The backend has a failure to explain, and names the annotation where it misleads.
    expect(
      cluster
        .find(finding => finding.id === id)
        ?.evidence.some(({ text }) => text.includes(annotation)) ?? false,
    ).toBe(found);
  });

  it('a Secret that two objects want', () => {
    const { encryptedData } = recordedCase('SealedSecret', 'ss-other-key')
      .object.spec as any;
    const wizard = inWizard(
      {},
      {},
      `floe:\n  sealedSecrets:\n    enabled: true\n    compute:\n      enabled: true\n      encryptedData: ${JSON.stringify(
        encryptedData,
      )}\n`,
    );
    const cluster = diagnoseSecret(
      recordedInput('ExternalSecret', 'es-owner-b'),
    );
    expect(verdicts('target-owned-by-other', wizard, cluster)).toEqual(
      both(true),
    );
    expect(
      verdicts(
        'target-owned-by-other',
        inWizard({}, {}),
        diagnoseSecret(recordedInput('ExternalSecret', 'es-owner-a')),
      ),
    ).toEqual(both(false));
  });
});
