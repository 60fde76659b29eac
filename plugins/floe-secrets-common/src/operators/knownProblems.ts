import { Operator } from './operators';
import { compareReleases } from './releases';

/** A problem of some releases of an operator. @public */
export type OperatorProblem = {
  id: string;
  operator: Operator;
  /** `warning`: secrets can be read, lost or wrong; `info`: good to know. */
  severity: 'warning' | 'info';
  /** The first release that has it; undefined: all until `before`. */
  from?: string;
  /** The first release without it; undefined: none is known. */
  before?: string;
  /** It is there only if the cluster serves none of these versions of an API. */
  unlessServed?: readonly string[];
  /** It is there only if the cluster serves this version of an API. */
  ifServed?: string;
  summary: string;
  remedy: string;
  /** The source: an advisory, or a page of the project. */
  link: string;
};

const ADVISORY =
  'https://github.com/external-secrets/external-secrets/security/advisories';
const SEALED = 'https://github.com/bitnami-labs/sealed-secrets';

/**
 * Known problems of operators. The ranges of advisories are those of the Go
 * vulnerability database (its id is in the comment); the others were run in
 * `interop` or are rows of `docs/versions.md`.
 *
 * @public
 */
export const OPERATOR_PROBLEMS = [
  {
    // GO-2024-3126
    id: 'eso-cert-controller-rights',
    operator: 'external-secrets',
    severity: 'warning',
    before: '0.10.2',
    summary:
      'The role of the cert-controller allows more than it needs: who controls the node on which it runs may get at Secrets of the whole cluster (CVE-2024-45041).',
    remedy: 'Update to 0.10.2 or later.',
    link: `${ADVISORY}/GHSA-qwgc-rr35-h4x9`,
  },
  {
    // GO-2025-3885
    id: 'eso-push-secret-namespaces',
    operator: 'external-secrets',
    severity: 'warning',
    from: '0.15.0',
    before: '0.19.2',
    summary:
      'A PushSecret that selects by labels finds Secrets and SecretStores of other namespaces: who may create one can read them (CVE-2025-55196).',
    remedy:
      'Update to 0.19.2 or later. Until then, let only the platform team create PushSecrets.',
    link: `${ADVISORY}/GHSA-fcxq-v2r3-cc8h`,
  },
  {
    // GO-2026-4330
    id: 'eso-get-secret-key',
    operator: 'external-secrets',
    severity: 'warning',
    from: '0.20.2',
    before: '1.2.0',
    summary:
      'The template function getSecretKey reads Secrets of any namespace: who may create an ExternalSecret can read them (CVE-2026-22822).',
    remedy:
      'Update to 1.2.0 or later, which has no such function. Until then, refuse templates that use it by an admission policy.',
    link: `${ADVISORY}/GHSA-77v3-r3jw-j2v2`,
  },
  {
    // GO-2026-5602
    id: 'eso-template-dns',
    operator: 'external-secrets',
    severity: 'warning',
    before: '2.3.0',
    summary:
      'The template function getHostByName asks the DNS: who may change a template can send values out of the cluster (CVE-2026-34984).',
    remedy:
      'Update to 2.3.0 or later. Until then, refuse templates that use it by an admission policy.',
    link: `${ADVISORY}/GHSA-r2pg-r6h7-crf3`,
  },
  {
    // GO-2026-5723. 2.4.0 refuses such stores: external-secrets issue 6313.
    id: 'eso-ca-of-other-namespace',
    operator: 'external-secrets',
    severity: 'warning',
    before: '2.4.0',
    summary:
      'A SecretStore can take its CA from a ConfigMap of another namespace (CVE-2026-42875).',
    remedy:
      'Update to 2.4.0 or later. First take caProvider.namespace out of SecretStores, or set it to their own namespace: the newer releases refuse others.',
    link: `${ADVISORY}/GHSA-wv26-88m5-6h59`,
  },
  {
    // docs/versions.md, interop/src/servedVersions.test.ts
    id: 'eso-v1beta1-not-served',
    operator: 'external-secrets',
    severity: 'info',
    unlessServed: ['external-secrets.io/v1beta1'],
    ifServed: 'external-secrets.io/v1',
    summary:
      'The cluster serves external-secrets.io/v1 and no longer v1beta1: releases of charts that render v1beta1, such as floe-dagster 0.1.0, cannot be installed or upgraded.',
    remedy: 'Use charts and manifests that name v1.',
    link: 'https://github.com/external-secrets/external-secrets/releases/tag/v0.17.0',
  },
  {
    // docs/versions.md, interop/src/servedVersions.test.ts
    id: 'eso-v1-not-served',
    operator: 'external-secrets',
    severity: 'info',
    unlessServed: ['external-secrets.io/v1'],
    ifServed: 'external-secrets.io/v1beta1',
    summary:
      'The cluster serves external-secrets.io/v1beta1 and not v1 yet: manifests with v1 are refused. Releases since 0.17 no longer serve v1beta1.',
    remedy:
      'Update to 0.16 first, which serves both, then change manifests and charts to v1, then update further.',
    link: 'https://github.com/external-secrets/external-secrets/releases/tag/v0.16.0',
  },
  {
    // docs/versions.md: PushSecret
    id: 'eso-push-secret-times',
    operator: 'external-secrets',
    severity: 'info',
    before: '0.14.0',
    summary:
      'A PushSecret does not say when it was last pushed, so the portal cannot tell whether it is overdue.',
    remedy: 'Update to 0.14.0 or later.',
    link: 'https://external-secrets.io/latest/api/pushsecret/',
  },
  {
    // GO-2026-4565
    id: 'ss-rotate-scope',
    operator: 'sealed-secrets',
    severity: 'warning',
    before: '0.36.0',
    summary:
      'The address /v1/rotate takes the scope from the template: who may call it can have a value sealed for the whole cluster and decrypt it elsewhere (CVE-2026-22728).',
    remedy:
      'Update to 0.36.0 or later. Until then, allow nobody to create services/proxy of the controller.',
    link: `${SEALED}/security/advisories/GHSA-465p-v42x-3fmj`,
  },
  {
    // interop/src/sealedSecrets/versions.test.ts
    id: 'ss-template-plain-keys',
    operator: 'sealed-secrets',
    severity: 'info',
    before: '0.40.0',
    summary:
      'A template that reads a plain key beside it writes "<no value>", and a key that is both sealed and in the template gets the value of the template. Synced is True all the same.',
    remedy:
      'Update to 0.40.0 or later, or seal the keys that templates read. The finding template-depends-on-version names the secrets.',
    link: `${SEALED}/blob/main/RELEASE-NOTES.md`,
  },
  {
    // docs/versions.md
    id: 'ss-observed-generation',
    operator: 'sealed-secrets',
    severity: 'info',
    from: '0.24.2',
    before: '0.24.4',
    summary:
      'observedGeneration stays as it was after a change, so a change can look as if it were not applied.',
    remedy: 'Update to 0.24.4 or later.',
    link: `${SEALED}/blob/main/RELEASE-NOTES.md`,
  },
  {
    // docs/versions.md
    id: 'ss-no-status',
    operator: 'sealed-secrets',
    severity: 'warning',
    before: '0.17.0',
    summary:
      'The controller writes no status unless it is started with --update-status: whether a secret arrived is not known.',
    remedy: 'Update to 0.17.0 or later, or set --update-status.',
    link: `${SEALED}/blob/main/RELEASE-NOTES.md`,
  },
  {
    // interop/src/sealedSecrets/versions.test.ts, findings/sealed-secrets-null-omits-nothing.sh
    id: 'ss-null-omits-nothing',
    operator: 'sealed-secrets',
    severity: 'info',
    from: '0.40.0',
    before: '0.40.1',
    summary:
      'A null in spec.template.data is documented to leave a sealed key out of the Secret. The API server drops the null, so the key arrives.',
    remedy: 'Remove the key from encryptedData instead.',
    link: `${SEALED}/blob/main/RELEASE-NOTES.md`,
  },
  {
    // interop/src/sopsInCluster.test.ts; other releases were not run.
    id: 'flux-encrypted-string-data',
    operator: 'kustomize-controller',
    severity: 'warning',
    from: '1.9.6',
    before: '1.9.7',
    summary:
      'What SOPS encrypted under stringData is applied as it is, and the Kustomization is Ready: the Secret has ciphertext.',
    remedy:
      'Put the values under data. The finding sops-decryption-not-configured names the secrets.',
    link: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#decryption',
  },
] as const satisfies readonly OperatorProblem[];

/**
 * The known problems of an operator in a cluster, warnings first. Without its
 * version, only those that the served versions of its API show.
 *
 * @param version - `MAJOR.MINOR.PATCH`; null: not known
 * @param servedVersions - such as `external-secrets.io/v1`
 * @public
 */
export function knownProblems(
  operator: Operator,
  version: string | null,
  servedVersions: readonly string[],
): OperatorProblem[] {
  const all: readonly OperatorProblem[] = OPERATOR_PROBLEMS;
  return all
    .filter(
      problem =>
        problem.operator === operator &&
        isInRange(problem, version) &&
        isServedSo(problem, servedVersions),
    )
    .sort((a, b) => rank(a) - rank(b));
}

function isInRange(problem: OperatorProblem, version: string | null): boolean {
  const { before, from } = problem;
  if (before === undefined && from === undefined) {
    return true;
  }
  return (
    version !== null &&
    (from === undefined || compareReleases(version, from) >= 0) &&
    (before === undefined || compareReleases(version, before) < 0)
  );
}

function isServedSo(
  { ifServed, unlessServed = [] }: OperatorProblem,
  served: readonly string[],
): boolean {
  return (
    (ifServed === undefined || served.includes(ifServed)) &&
    !unlessServed.some(version => served.includes(version))
  );
}

function rank({ severity }: OperatorProblem): number {
  return severity === 'warning' ? 0 : 1;
}
