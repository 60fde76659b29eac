import {
  applySecretsChange,
  CheckContext,
  checkValuesFiles,
  parseSecretsChange,
  ValuesContext,
  ValuesFileError,
} from '@floe/values-files';
import { FindingId } from '@floe/backstage-plugin-floe-secrets-common';
import { recordedCase } from '../../__testUtils__/recordedCases';
import { diagnoseSecret } from '../diagnose';
import { certificate } from '../__testUtils__/certificate';
import { Amend, recordedInput, saying } from '../__testUtils__/recorded';
import { SecretDiagnosisInput } from '../types';

type Answered = { id: string; severity: string; confidence: string };
type Sides = {
  wizard: readonly Answered[];
  check: readonly Answered[];
  cluster: readonly Answered[];
};

const EXTERNAL_SECRETS = {
  approach: 'external-secrets',
  storeRef: { kind: 'SecretStore', name: 'store' },
  refreshInterval: '15m',
  creationPolicy: 'Owner',
  components: { compute: { keys: [{ secretKey: 'A', remoteKey: 'floe/a' }] } },
};
const CONTEXT = { release: 'floe-dagster', namespace: 'floe' };
const COMPUTE = 'floe-dagster-compute-secret';

/** The findings of the wizard about a change, whether it refuses it or not. */
function inWizard(
  fields: Record<string, unknown>,
  context: Partial<ValuesContext>,
  file = '',
): readonly Answered[] {
  const change = parseSecretsChange({
    ...(fields.approach !== 'sealed-secrets' && EXTERNAL_SECRETS),
    ...fields,
  });
  try {
    return applySecretsChange(file, change, { ...CONTEXT, ...context })
      .findings;
  } catch (error) {
    if (error instanceof ValuesFileError) {
      return error.findings;
    }
    throw error;
  }
}

/** The findings of the values files that the change of {@link inWizard} makes. */
function inCheck(
  root: Record<string, unknown>,
  context: Partial<ValuesContext>,
  more: { floe?: object; [key: string]: unknown } = {},
): readonly Answered[] {
  const text = JSON.stringify({
    ...more,
    floe: {
      externalSecrets: {
        enabled: true,
        secretStoreRef: 'store',
        refreshInterval: '15m',
        compute: {
          enabled: true,
          secrets: [{ secretKey: 'A', remoteKey: 'floe/a' }],
        },
        ...root,
      },
      ...more.floe,
    },
  });
  return checkValuesFiles([{ path: 'values.yaml', text }], {
    ...CONTEXT,
    ...context,
  });
}

function inCluster(
  amend: Amend,
  fields: Partial<SecretDiagnosisInput> = {},
  amendStore?: Amend,
): readonly Answered[] {
  return diagnoseSecret({
    ...recordedInput('ExternalSecret', COMPUTE, amend, amendStore),
    ...fields,
  });
}

/** Changes the spec of an ExternalSecret that the operator has not tried yet. */
const spec =
  (change: (spec: any) => void): Amend =>
  ({ object, events }) => {
    object.status = undefined;
    events.length = 0;
    change(object.spec);
  };

/** Severity and confidence of a finding on each side. */
function answers(id: FindingId, sides: Sides) {
  const of = (found: readonly Answered[]) => {
    const one = found.find(finding => finding.id === id);
    return one && `${one.severity} ${one.confidence}`;
  };
  return {
    wizard: of(sides.wizard),
    check: of(sides.check),
    cluster: of(sides.cluster),
  };
}

/**
 * Every side gives the same answer.
 *
 * @param except - the answers of a side that knows more or less than the
 *   others; each test says why
 */
function expectSame(
  id: FindingId,
  expected: string | undefined,
  sides: Sides,
  except: Partial<Record<keyof Sides, string | undefined>> = {},
) {
  expect(answers(id, sides)).toEqual({
    wizard: expected,
    check: expected,
    cluster: expected,
    ...except,
  });
}

describe('the wizard, the check of values files and the backend agree', () => {
  it.each([
    ['secret/data/x', 'kv', 'v1', undefined],
    ['secret/data/x', 'secret', 'v1', undefined],
    ['data/x', 'kv', 'v1', undefined],
    ['secret/data/x', 'kv', 'v2', 'error likely'],
    ['secret/data/x', 'secret', 'v2', 'warning proven'],
    ['data/x', 'kv', 'v2', 'warning likely'],
    ['other/data/x', 'kv', 'v2', 'warning likely'],
    ['/kv/data/x', 'kv', 'v2', 'error likely'],
    ['/team/kv/data/x', 'team/kv', 'v2', 'error likely'],
    ['team/kv/data/x', 'team/kv', 'v2', 'warning proven'],
    ['v1/kv/data/x', 'kv', 'v2', 'error likely'],
    ['kv/data/x', 'kv', undefined, 'warning proven'],
    ['kv/x', 'kv', 'v2', undefined],
    ['floe/x', 'kv', 'v2', undefined],
    ['secret/data/x', undefined, 'v2', 'warning proven'],
    ['data/x', undefined, 'v2', undefined],
    ['secret/x', undefined, 'v2', undefined],
  ])(
    'on the key %s of Vault at %s, version %s: %s',
    (remoteKey, path, version, expected) => {
      const detail = { ...(path && { path }), ...(version && { version }) };
      const keys = [{ secretKey: 'A', remoteKey }];
      for (const provider of ['vault', 'openBao']) {
        const context = {
          stores: [
            { kind: 'SecretStore' as const, name: 'store', provider, detail },
          ],
        };
        expectSame('vault-path-has-data-prefix', expected, {
          wizard: inWizard({ components: { compute: { keys } } }, context),
          check: inCheck(
            { compute: { enabled: true, secrets: keys } },
            context,
          ),
          cluster: inCluster(
            spec(own => {
              own.data[0].remoteRef.key = remoteKey;
            }),
            {},
            ({ object }) => {
              const { vault } = (object.spec as any).provider;
              delete vault.path;
              delete vault.version;
              Object.assign(vault, detail);
              (object.spec as any).provider = { [provider]: vault };
            },
          ),
        });
      }
    },
  );

  it.each(['kv', 'secret'])(
    'on a key of Vault at %s that works anyway: the operator has read it',
    path => {
      const found = inCluster(
        ({ object }) => {
          (object.spec as any).data[0].remoteRef.key = 'secret/data/x';
          (object.status as any).conditions = [
            { type: 'Ready', status: 'True', reason: 'SecretSynced' },
          ];
        },
        {},
        ({ object }) => {
          Object.assign((object.spec as any).provider.vault, { path });
        },
      );
      expect(
        found.find(({ id }) => id === 'vault-path-has-data-prefix')?.severity,
      ).toBe('warning');
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
    ['-0h', 'refresh-disabled'],
    ['-1h', 'refresh-disabled'],
  ])('on a refresh interval of %s: %s', (refreshInterval, expected) => {
    const sides = {
      wizard: inWizard({ refreshInterval }, {}),
      check: inCheck({ refreshInterval }, {}),
      cluster: inCluster(
        spec(own => {
          own.refreshInterval = refreshInterval;
        }),
      ),
    };
    for (const id of [
      'refresh-disabled',
      'refresh-interval-out-of-range',
    ] as const) {
      expectSame(id, id === expected ? 'info proven' : undefined, sides);
    }
  });

  it.each([
    ['1m', undefined],
    ['5m', undefined],
    ['15m', 'info proven'],
    ['30s', 'info proven'],
  ])(
    'on a refresh interval of %s if the environment requires 1 to 5 min',
    (refreshInterval, expected) => {
      const context = {
        policy: { refreshInterval: { minSeconds: 60, maxSeconds: 300 } },
      };
      const { policy } = recordedInput('ExternalSecret', COMPUTE);
      expectSame('refresh-interval-out-of-range', expected, {
        wizard: inWizard({ refreshInterval }, context),
        check: inCheck({ refreshInterval }, context),
        cluster: inCluster(
          spec(own => {
            own.refreshInterval = refreshInterval;
          }),
          {
            policy: {
              ...policy,
              refreshMinSeconds: 60,
              refreshMaxSeconds: 300,
            },
          },
        ),
      });
    },
  );

  it.each(['30d', '1 hour', '15M', 'P1D'])(
    'on a refresh interval of %s, which is no duration',
    refreshInterval => {
      // The wizard does not accept such a text at all: its form refuses it.
      expect(() => inWizard({ refreshInterval }, {})).toThrow(
        /refresh interval/,
      );
      const sides = {
        wizard: [],
        check: inCheck({ refreshInterval }, {}),
        cluster: inCluster(
          spec(own => {
            own.refreshInterval = refreshInterval;
          }),
        ),
      };
      expectSame('invalid-duration', 'error proven', sides, {
        wizard: undefined,
      });
    },
  );

  it.each([
    ['SecretStore', undefined],
    ['ClusterSecretStore', 'info proven'],
  ])('on a %s', (kind, expected) => {
    const storeRef = { kind, name: 'platform' };
    expectSame('cluster-store-used', expected, {
      wizard: inWizard({ storeRef }, {}),
      check: inCheck({ secretStoreRef: 'platform', secretStoreKind: kind }, {}),
      cluster: inCluster(
        spec(own => {
          own.secretStoreRef = storeRef;
        }),
      ),
    });
  });

  it.each([
    [['external-secrets.io/v1'], 'warning likely'],
    [['external-secrets.io/v1', 'external-secrets.io/v1beta1'], undefined],
    [[], undefined],
  ])('on a cluster that serves %j', (servedVersions, expected) => {
    const context = {
      cluster: { name: 'prod', externalSecretsVersions: servedVersions },
    };
    const { cluster } = recordedInput('ExternalSecret', COMPUTE);
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
    expectSame('api-version-not-served', expected, {
      wizard: inWizard({}, context),
      check: inCheck({}, context),
      cluster: inCluster(
        ({ object }) => {
          (object.metadata as any).labels['helm.sh/chart'] =
            'floe-dagster-0.1.0';
        },
        { cluster: { ...cluster!, resources } },
      ),
    });
  });

  describe('on the owners of a Secret', () => {
    const { encryptedData } = recordedCase('SealedSecret', 'ss-other-key')
      .object.spec as any;
    const SEALED = {
      sealedSecrets: {
        enabled: true,
        compute: { enabled: true, encryptedData },
      },
    };
    const PLAIN = { secrets: { snowflake: { account: 'a' } } };

    it.each([
      ['Owner', {}, undefined],
      ['Owner', { floe: SEALED }, 'error proven'],
      ['Owner', PLAIN, 'error proven'],
      ['Owner', { ...PLAIN, floe: SEALED }, 'error proven'],
      ['Merge', { floe: SEALED }, 'warning proven'],
      ['Orphan', { floe: SEALED }, 'warning proven'],
      ['Merge', PLAIN, 'warning proven'],
      ['Orphan', PLAIN, 'warning proven'],
      // The Secret has two owners, so that nothing can migrate from one.
      ['Merge', { ...PLAIN, floe: SEALED }, 'error proven'],
      ['Orphan', { ...PLAIN, floe: SEALED }, 'error proven'],
    ])('with the policy %s, beside %j', (creationPolicy, others, expected) => {
      const isRefused = creationPolicy === 'Owner' && expected;
      expectSame(
        'target-owned-by-other',
        expected,
        {
          wizard: inWizard({ creationPolicy }, {}, JSON.stringify(others)),
          check: inCheck({ creationPolicy }, {}, others),
          cluster: diagnoseSecret(
            recordedInput(
              'ExternalSecret',
              isRefused ? 'es-owner-b' : 'es-owner-a',
            ),
          ),
        },
        // With another policy than Owner the operator is not refused: it
        // reports success, and the backend has target-shared.
        isRefused ? {} : { cluster: undefined },
      );
    });

    it('with the policy None, which the wizard does not write', () => {
      expectSame('target-owned-by-other', undefined, {
        wizard: [],
        check: inCheck({ creationPolicy: 'None' }, {}, { floe: SEALED }),
        cluster: [],
      });
    });
  });

  describe('on a store', () => {
    const store = {
      kind: 'SecretStore' as const,
      name: 'store',
      provider: 'vault',
    };
    const check = (stores: CheckContext['stores']) =>
      inCheck({}, { stores } as Partial<ValuesContext>);
    const { cluster } = recordedInput('ExternalSecret', COMPUTE);
    const watching = {
      cluster: 'prod',
      resource: 'secretstores.external-secrets.io',
      apiVersion: 'external-secrets.io/v1',
      servedVersions: ['v1'],
      state: 'watching' as const,
      reason: null,
      since: '2026-11-24T02:00:00Z',
    };
    // The wizard offers only stores that the namespace can use, so that a
    // change has no finding about them; its preview has those of the check.
    const wizard = { wizard: undefined };

    it('that does not exist', () => {
      expectSame(
        'store-not-found',
        'error likely',
        {
          wizard: inWizard({}, {}),
          check: check([]),
          // The operator has failed for another reason, and has not said so.
          cluster: inCluster(
            ({ object }) => {
              (object.spec as any).secretStoreRef.name = 'gone';
            },
            { cluster: { ...cluster!, resources: [watching] } },
          ),
        },
        wizard,
      );
    });

    it('that is not ready, for a secret that has arrived', () => {
      expectSame(
        'store-not-ready',
        'warning proven',
        {
          wizard: inWizard({}, { stores: [store] }),
          check: check([{ ...store, ready: false }]),
          cluster: inCluster(
            ({ object, events }) => {
              events.length = 0;
              (object.status as any).conditions = [
                { type: 'Ready', status: 'True', reason: 'SecretSynced' },
              ];
            },
            {},
            ({ object }) => {
              (object.status as any).conditions = [
                {
                  type: 'Ready',
                  status: 'False',
                  reason: 'InvalidProviderConfig',
                  message: 'unable to validate store',
                  lastTransitionTime: '2026-11-24T02:50:00Z',
                },
              ];
            },
          ),
        },
        wizard,
      );
    });

    it('that denies the namespace', () => {
      expectSame(
        'store-namespace-denied',
        'error proven',
        {
          wizard: inWizard({}, { stores: [] }),
          check: check([{ ...store, allowed: false }]),
          cluster: inCluster(
            saying(
              'error processing spec.data[0] (key: x), err: using cluster store "store" is not allowed from namespace "floe": denied by spec.condition',
            ),
          ),
        },
        wizard,
      );
    });
  });

  describe('on a sealing certificate', () => {
    const { encryptedData } = recordedCase('SealedSecret', 'ss-other-key')
      .object.spec as any;
    const END = Date.parse('2026-11-24T02:58:00Z');
    const known = certificate({ notAfter: new Date(END).toISOString() });

    it.each([
      [END, undefined],
      [END + 1, 'warning proven'],
    ])('that ends, at %d', (time, expected) => {
      expectSame(
        'sealing-certificate-expired',
        expected,
        {
          // The form refuses to seal with an expired certificate.
          wizard: [],
          check: inCheck(
            { enabled: false },
            {
              time,
              certificates: [
                {
                  fingerprint: known.fingerprint,
                  notBefore: Date.parse(known.notBefore),
                  notAfter: END,
                },
              ],
            } as Partial<ValuesContext>,
            {
              floe: {
                sealedSecrets: {
                  enabled: true,
                  compute: { enabled: true, encryptedData },
                },
              },
            },
          ),
          cluster: diagnoseSecret({
            ...recordedInput('SealedSecret', 'ss-other-key'),
            certificates: [known],
            now: new Date(time),
          }),
        },
        { wizard: undefined },
      );
    });

    it.each([
      ['excludes', 4096, 'error proven'],
      ['may have sealed', 2048, undefined],
    ])('that %s a value', (_, keySize, expected) => {
      const modulus = 'f'.repeat(keySize / 4);
      expectSame(
        'sealed-for-other-key',
        expected,
        {
          // The form seals with the certificate of the cluster; it compares
          // fingerprints.
          wizard: [],
          check: inCheck(
            { enabled: false },
            {
              certificatesComplete: true,
              certificates: [
                { fingerprint: 'aa', notBefore: 0, notAfter: END, modulus },
              ],
            } as Partial<ValuesContext>,
            {
              floe: {
                sealedSecrets: {
                  enabled: true,
                  compute: { enabled: true, encryptedData },
                },
              },
            },
          ),
          cluster: diagnoseSecret({
            ...recordedInput('SealedSecret', 'ss-other-key'),
            certificates: [
              certificate({ keySize, modulusPrefix: 'f'.repeat(32) }),
            ],
          }),
        },
        { wizard: undefined },
      );
    });
  });

  it.each([
    ['sealedsecrets.bitnami.com/namespace-wide', 'True', true],
    ['sealedsecrets.bitnami.com/namespace_wide', 'true', true],
    ['sealed-secrets.bitnami.com/cluster-wide', 'true', true],
    ['sealed-secrets.bitnami.com/cluster-wide', 'No', false],
    ['sealedsecrets.bitnami.com/cluster-wide', 'false', false],
    ['example.com/is-not-namespace-wide', 'true', false],
  ])('on the annotation %s: %s', (annotation, value, found) => {
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
});
