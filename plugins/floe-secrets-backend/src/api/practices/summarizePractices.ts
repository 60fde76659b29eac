import {
  Approach,
  APPROACHES,
  PracticeCell,
  PracticeCells,
  PracticeId,
  recommendApproach,
  ServicePractices,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Environment } from '../../catalog/environments/Environments';
import { InGit } from '../../secrets/SecretsKind';
import { ClusterDeclaration } from './readClusterPractices';

/** The fields of a secret that the practices need. */
export type PracticeSecret = {
  cluster: string;
  approach: Approach;
  /** Ids of findings. */
  findings: readonly string[];
  /** When its rotation is due, in milliseconds since 1970; null if unknown. */
  due: number | null;
  inGit: InGit;
  /** Whether the portal sees all Secrets of its cluster by their metadata, plain ones too. */
  seesPlainSecrets: boolean;
};

type DeclaredId = 'audit-logging' | 'restricted-rbac' | 'encryption-at-rest';
type CheckedPractice = Exclude<PracticeId, DeclaredId>;
type DeclaredPractice = keyof Omit<ClusterDeclaration, 'note'>;

const PLAINTEXT = 'sops-plaintext-left';

/**
 * A plain Secret does not show where its values are. What is made of files is
 * known by the SOPS files of the service, which were read. An object without
 * values says nothing of plain Secrets beside it, unless these would be seen.
 */
function isUnknownInGit(
  { inGit, seesPlainSecrets }: PracticeSecret,
  all: PracticeSecret[],
): boolean {
  switch (inGit) {
    case 'file':
      return false;
    case 'object':
      return !seesPlainSecrets;
    case 'files':
      return !all.some(
        other => other.inGit === 'file' && !other.findings.includes(PLAINTEXT),
      );
    default:
      return true;
  }
}

/**
 * The secrets that a practice applies to, the findings that break it, and the
 * secrets for which it is unknown.
 */
const CHECKS: Record<
  CheckedPractice,
  {
    concerns: (secret: PracticeSecret) => boolean;
    finding: string;
    isUnknown?: (secret: PracticeSecret, all: PracticeSecret[]) => boolean;
  }
> = {
  'no-plaintext-in-git': {
    concerns: () => true,
    finding: PLAINTEXT,
    isUnknown: isUnknownInGit,
  },
  'namespaced-stores': {
    concerns: ({ approach }) => approach === 'external-secrets',
    finding: 'cluster-store-used',
  },
  rotation: {
    concerns: () => true,
    finding: 'rotation-overdue',
    isUnknown: ({ due }) => due === null,
  },
  'refresh-interval': {
    concerns: ({ approach }) => approach === 'external-secrets',
    finding: 'refresh-interval-out-of-range',
  },
};

const DECLARED: DeclaredPractice[] = [
  'auditLogging',
  'restrictedRbac',
  'encryptionAtRest',
];

const DECLARED_IDS: Record<DeclaredPractice, DeclaredId> = {
  auditLogging: 'audit-logging',
  restrictedRbac: 'restricted-rbac',
  encryptionAtRest: 'encryption-at-rest',
};

/**
 * Whether a service follows each of the seven practices of the secrets guide in
 * an environment, and which approaches it uses.
 * @param secrets - at least one
 * @param declarationOf - the platform team's statement about a cluster
 */
export function summarizePractices(
  secrets: PracticeSecret[],
  environment: Environment,
  declarationOf: (cluster: string) => ClusterDeclaration,
): Pick<ServicePractices, 'clusters' | 'secretCount' | 'cells' | 'approaches'> {
  const clusters = [...new Set(secrets.map(({ cluster }) => cluster))].sort();
  const declared = clusters.map(declarationOf);
  const cells = {
    ...Object.fromEntries(
      Object.keys(CHECKS).map(id => [
        id,
        check(id as CheckedPractice, secrets, environment),
      ]),
    ),
    ...Object.fromEntries(
      DECLARED.map(name => [DECLARED_IDS[name], asDeclared(name, declared)]),
    ),
  } as PracticeCells;
  return {
    clusters,
    secretCount: secrets.length,
    cells,
    approaches: compareApproaches(secrets, environment),
  };
}

function check(
  id: CheckedPractice,
  secrets: PracticeSecret[],
  { policy }: Environment,
): PracticeCell {
  const { concerns, finding, isUnknown } = CHECKS[id];
  const concerned = secrets.filter(concerns);
  const violations = concerned.filter(({ findings }) =>
    findings.includes(finding),
  ).length;
  const unknown = concerned.filter(
    secret =>
      !secret.findings.includes(finding) && isUnknown?.(secret, secrets),
  ).length;
  const hasNoPolicy =
    id === 'rotation' && policy.rotationMaxAgeSeconds === null;
  const cell = {
    basis: 'observed' as const,
    concerned: concerned.length,
    violations,
    unknown,
    findingId: finding,
  };
  if (concerned.length === 0 || hasNoPolicy) {
    return {
      ...cell,
      status: 'not-applicable',
      basis: hasNoPolicy ? 'policy' : 'observed',
    };
  }
  if (violations > 0) {
    return { ...cell, status: 'violated' };
  }
  return { ...cell, status: unknown > 0 ? 'unknown' : 'met' };
}

/**
 * One cluster that breaks the practice is enough; one without a statement
 * leaves it unknown.
 */
function asDeclared(
  name: DeclaredPractice,
  declared: ClusterDeclaration[],
): PracticeCell {
  const values = declared.map(one => one[name]);
  const violations = values.filter(value => value === false).length;
  const unknown = values.filter(value => value === undefined).length;
  let status: PracticeCell['status'] = unknown > 0 ? 'unknown' : 'met';
  if (violations > 0) {
    status = 'violated';
  }
  return {
    status,
    basis: unknown === values.length ? 'none' : 'declared',
    concerned: values.length,
    violations,
    unknown,
    findingId: null,
    notes: [...new Set(declared.flatMap(({ note }) => note ?? []))],
  };
}

/**
 * Compares the approaches in use with the guide's decision matrix and the
 * environment's policy.
 */
function compareApproaches(
  secrets: PracticeSecret[],
  { name, policy }: Environment,
): ServicePractices['approaches'] {
  const countOf = (approach: Approach) =>
    secrets.filter(secret => secret.approach === approach).length;
  const inUse = Object.fromEntries(
    APPROACHES.map(approach => [approach, countOf(approach)]),
  );
  const recommended = recommendApproach({
    environment: {
      name,
      production: policy.production,
      productionAssumed: policy.productionAssumed,
      plainSecrets: policy.plainSecrets,
    },
  });
  return recommended
    .filter(
      ({ approach, recommended: isBest }) => inUse[approach] > 0 || isBest,
    )
    .map(({ approach, fits, recommended: isBest }) => ({
      approach,
      count: inUse[approach],
      allowed: fits,
      recommended: isBest,
    }));
}
