import { Fields, fieldsOf, itemsOf, nameOf } from '../extract/fields';

/** What creates or delivers a Secret. */
export type SecretManager =
  | { type: 'helm'; release: { name: string; namespace: string } }
  /** Description of `name` for users. */
  | { type: 'other'; name: string };

/** Labels and annotations that show who manages a Secret. */
const SIGNS: { key: RegExp; name: string }[] = [
  // `managed` for every creationPolicy, before 0.10 `created-by` or `data-hash`.
  {
    key: /^reconcile\.external-secrets\.io\/(?:managed|created-by|data-hash)$/,
    name: 'External Secrets Operator',
  },
  {
    key: /^sealedsecrets\.bitnami\.com\/sealed-secrets-key$/,
    name: 'the Sealed Secrets controller, whose key it is',
  },
  // Annotations of a template, which a Secret without an owner also has.
  {
    key: /^sealedsecrets\.bitnami\.com\/(?:patch|skip-set-owner-references)$/,
    name: 'the Sealed Secrets controller',
  },
  {
    key: /^reflector\.v1\.k8s\.emberstack\.com\/(?:reflects|auto-reflects|reflected-version)$/,
    name: 'Reflector, which copies it from another Secret',
  },
  {
    key: /^replicator\.v1\.mittwald\.de\/(?:replicated-from-version|replicated-at|replicate-from)$/,
    name: 'kubernetes-replicator, which copies it from another Secret',
  },
  {
    key: /^(?:kubed|config-syncer)\.appscode\.com\/origin/,
    name: 'Config Syncer, which copies it from another Secret',
  },
  { key: /^(?:kustomize|helm)\.toolkit\.fluxcd\.io\/name$/, name: 'Flux' },
  { key: /^addons\.projectcapsule\.dev\//, name: "Capsule's SOPS operator" },
  {
    key: /^argocd\.argoproj\.io\/(?:instance|tracking-id)$/,
    name: 'Argo CD',
  },
  {
    key: /^cert-manager\.io\/(?:certificate-name|next-private-key)$/,
    name: 'cert-manager',
  },
  {
    key: /^secrets-store\.csi\.k8s\.io\/managed$/,
    name: 'the Secrets Store CSI driver',
  },
  {
    key: /^generate\.kyverno\.io\/(?:policy-name|rule-name)$/,
    name: 'Kyverno, which generates it',
  },
  {
    key: /^secrets\.hashicorp\.com\/vso-ownerRefUID$/,
    name: 'Vault Secrets Operator',
  },
  { key: /^kapp\.k14s\.io\/app$/, name: 'kapp' },
  { key: /^objectset\.rio\.cattle\.io\/(?:hash|id)$/, name: 'Fleet' },
  {
    key: /^secrets\.infisical\.com\/version$/,
    name: 'the Infisical operator',
  },
  {
    key: /^secrets\.doppler\.com\/(?:subtype|version)$/,
    name: 'the Doppler operator',
  },
  {
    key: /^k8s\.bitwarden\.com\/bw-secret$/,
    name: 'the Bitwarden operator',
  },
  {
    key: /^operator\.1password\.io\/item-path$/,
    name: 'the 1Password operator',
  },
  {
    key: /^kubernetes\.io\/service-account\.name$/,
    name: 'the service account whose token it is',
  },
];

/** GitOps controllers whose only trace may be their field manager. */
const FIELD_MANAGERS: Record<string, string> = {
  'argocd-controller': 'Argo CD',
  'argocd-application-controller': 'Argo CD',
  'kustomize-controller': 'Flux',
  'helm-controller': 'Flux',
};

/**
 * What manages a Secret, from its owner references, the labels and annotations
 * of known managers, and the field managers of its data.
 *
 * @returns undefined if unknown
 */
export function managerOf(
  metadata: Fields,
  fieldManagers: string[],
): SecretManager | undefined {
  const [owner] = itemsOf(metadata.ownerReferences);
  if (owner) {
    const { kind, name } = owner;
    return {
      type: 'other',
      name: [nameOf(kind), nameOf(name)].filter(Boolean).join(' ') || 'another',
    };
  }
  const labels = fieldsOf(metadata.labels);
  const annotations = fieldsOf(metadata.annotations);
  const release = nameOf(annotations['meta.helm.sh/release-name']);
  if (release && labels['app.kubernetes.io/managed-by'] === 'Helm') {
    const namespace =
      nameOf(annotations['meta.helm.sh/release-namespace']) ??
      nameOf(metadata.namespace) ??
      '';
    return { type: 'helm', release: { name: release, namespace } };
  }
  const keys = [...Object.keys(labels), ...Object.keys(annotations)];
  const sign = SIGNS.find(({ key }) => keys.some(one => key.test(one)));
  if (sign) {
    return { type: 'other', name: sign.name };
  }
  // A person sets `managed` so that the controller may take the Secret over.
  // Until the controller, whose program is called so, has written it, it does
  // not manage it.
  if (
    keys.includes('sealedsecrets.bitnami.com/managed') &&
    (fieldManagers.length === 0 || fieldManagers.includes('controller'))
  ) {
    return { type: 'other', name: 'the Sealed Secrets controller' };
  }
  const known = fieldManagers.find(name => Object.hasOwn(FIELD_MANAGERS, name));
  return known ? { type: 'other', name: FIELD_MANAGERS[known] } : undefined;
}
