import { encrypt } from '@floe/sops';
import { parse, stringify } from 'yaml';
import { FindingId, State } from '@floe/backstage-plugin-floe-secrets-common';
import { KubernetesObject } from '../harness';

const isindir = 'isindir.github.com';
const capsule = 'addons.projectcapsule.dev';

/**
 * Minimal definitions of this project, with names, scope and status: neither
 * operator, nor its definitions, are available as a Go module.
 */
function definition(
  group: string,
  version: string,
  kind: string,
  scope: 'Namespaced' | 'Cluster' = 'Namespaced',
): KubernetesObject {
  const singular = kind.toLowerCase();
  const plural = `${singular}s`;
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope,
      names: { kind, plural, singular },
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          subresources: { status: {} },
          schema: {
            openAPIV3Schema: {
              type: 'object',
              'x-kubernetes-preserve-unknown-fields': true,
            },
          },
        },
      ],
    },
  };
}

export const sopsOperatorDefinitions = [
  definition(isindir, 'v1alpha3', 'SopsSecret'),
  definition(capsule, 'v1alpha1', 'SopsSecret'),
  definition(capsule, 'v1alpha1', 'GlobalSopsSecret', 'Cluster'),
  definition(capsule, 'v1alpha1', 'SopsProvider', 'Cluster'),
];

/** The status that an operator writes, and the expected result in the portal. */
type SopsOperatorCase = {
  /** Name of the object. */
  name: string;
  apiVersion: string;
  kind: string;
  /** Additional fields of the spec. */
  spec?: Record<string, unknown>;
  /**
   * The status that the operator's source writes; left out if it has not
   * processed the object yet.
   */
  status?: (generation: number) => Record<string, unknown>;
  expected: { state: State; findings: FindingId[] };
};

/**
 * `status.message`, the only text of the operator: the constants of
 * `sopssecret_controller.go`.
 */
const isindirCase = (
  name: string,
  message: string | undefined,
  expected: SopsOperatorCase['expected'],
  spec?: Record<string, unknown>,
): SopsOperatorCase => ({
  name,
  apiVersion: `${isindir}/v1alpha3`,
  kind: 'SopsSecret',
  spec,
  status: message === undefined ? undefined : () => ({ message }),
  expected,
});

const failingToDecrypt = {
  state: 'failing',
  findings: ['sops-decryption-failed'],
} satisfies SopsOperatorCase['expected'];

export const isindirCases: SopsOperatorCase[] = [
  isindirCase('isindir-new', undefined, { state: 'pending', findings: [] }),
  isindirCase('isindir-healthy', 'Healthy', { state: 'synced', findings: [] }),
  isindirCase('isindir-undecrypted', 'Decryption error', failingToDecrypt),
  isindirCase(
    'isindir-foreign',
    'Child secret is not owned by controller error',
    { state: 'failing', findings: ['sync-failed'] },
  ),
  isindirCase(
    'isindir-suspended',
    'Reconciliation is suspended',
    { state: 'unknown', findings: ['refresh-disabled'] },
    { suspend: true },
  ),
];

/**
 * As `NewReadyCondition` and `NewNotReadyCondition` of
 * `internal/meta/conditions.go` write them.
 */
const condition = (
  type: 'Ready' | 'NotReady',
  reason: string,
  message: string,
  observedGeneration: number,
) => ({
  type,
  status: type === 'Ready' ? 'True' : 'False',
  reason,
  message,
  observedGeneration,
  lastTransitionTime: '2026-11-24T03:00:00Z',
});

/** As `UpdateInstance` of `api/v1alpha1/sopssecret_status.go` keeps them. */
const statusOf = (
  own: ReturnType<typeof condition>,
  ofSecret?: ReturnType<typeof condition>,
) => ({
  condition: own,
  ...(ofSecret
    ? {
        size: 1,
        secrets: [
          { name: 'orders-db', namespace: 'floe', condition: ofSecret },
        ],
      }
    : {}),
});

const capsuleCase = (
  name: string,
  status: SopsOperatorCase['status'],
  expected: SopsOperatorCase['expected'],
  kind = 'SopsSecret',
): SopsOperatorCase => ({
  name,
  apiVersion: `${capsule}/v1alpha1`,
  kind,
  status,
  expected,
});

const decrypted = (generation: number) =>
  statusOf(
    condition('Ready', 'Loaded', 'Secrets Decrypted', generation),
    condition('Ready', 'Loaded', 'Reconciliation Succeeded', generation),
  );
const failed = (message: string) => (generation: number) =>
  statusOf(
    condition('NotReady', 'Failed', 'Secret reconciliation failed', generation),
    condition('NotReady', 'Failed', message, generation),
  );

export const capsuleCases: SopsOperatorCase[] = [
  capsuleCase('capsule-new', undefined, { state: 'pending', findings: [] }),
  capsuleCase('capsule-decrypted', decrypted, {
    state: 'synced',
    findings: [],
  }),
  capsuleCase('capsule-changed', generation => decrypted(generation - 1), {
    state: 'pending',
    findings: ['change-pending'],
  }),
  capsuleCase(
    'capsule-no-provider',
    generation =>
      statusOf(
        condition(
          'NotReady',
          'DecryptionFailure',
          'secret floe/capsule-no-provider has no decryption providers',
          generation,
        ),
      ),
    failingToDecrypt,
  ),
  capsuleCase(
    'capsule-undecrypted',
    failed('secret could not be decrypted'),
    failingToDecrypt,
  ),
  capsuleCase(
    'capsule-foreign',
    failed(
      'secret orders-db/floe already present, but not provisioned by sops-controller',
    ),
    { state: 'failing', findings: ['sync-failed'] },
  ),
  capsuleCase(
    'capsule-global',
    decrypted,
    { state: 'synced', findings: [] },
    'GlobalSopsSecret',
  ),
];

/**
 * The object of a case, with encrypted values in the object itself, as both
 * operators require.
 */
export async function sopsSecret(
  { apiVersion, kind, name, spec }: SopsOperatorCase,
  options: { recipient: string; value: string; labels: Record<string, string> },
): Promise<KubernetesObject> {
  const { labels, recipient, value } = options;
  const isGlobal = kind.startsWith('Global');
  const secrets = [
    {
      name: 'orders-db',
      ...(isGlobal ? { namespace: 'floe' } : {}),
      stringData: { password: value },
    },
  ];
  const text = await encrypt(
    stringify({
      apiVersion,
      kind,
      metadata: { name, labels, ...(isGlobal ? {} : { namespace: 'floe' }) },
      spec: {
        ...spec,
        [apiVersion.startsWith(isindir) ? 'secretTemplates' : 'secrets']:
          secrets,
      },
    }),
    {
      format: 'yaml',
      recipients: [{ type: 'age', recipient }],
      selector: { type: 'encrypted_regex', value: '^(data|stringData)$' },
    },
  );
  return parse(text);
}
