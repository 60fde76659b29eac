import {
  Cause,
  causeKeyOf,
  causeScopeOf,
  ManagedSecret,
  Operator,
} from '@floe/backstage-plugin-floe-secrets-common';
import { createHash } from 'node:crypto';
import { IndexedEntity } from '../../catalog/EntityIndex';

/** A secret, with those of its entities that the caller may see. */
export type SecretOfEntities = {
  secret: Omit<ManagedSecret, 'entityRefs'>;
  entities: Pick<IndexedEntity, 'entityRef' | 'owners'>[];
};

/** A finding of a built-in rule or of a rule of another module. */
type Finding = ManagedSecret['findings'][number];

/**
 * A cause, before the changes that preceded it are read from the database, and
 * the operator that handles its secrets.
 */
export type GroupedCause = Omit<Cause, 'precededBy'> & {
  operator: Operator | null;
};

const OPERATORS: Record<ManagedSecret['approach'], Operator | null> = {
  'external-secrets': 'external-secrets',
  'sealed-secrets': 'sealed-secrets',
  sops: 'kustomize-controller',
  kubernetes: null,
};

/**
 * Maximum number of named secrets of a cause; one request can refresh as many.
 */
const MAX_SECRETS = 1_000;

/** Findings that are symptoms of an error of the same secret, if it has one. */
const SYMPTOMS = [
  'change-pending',
  'consumer-older-than-secret',
  'never-synced',
  'refresh-overdue',
];

type Member = SecretOfEntities & { finding: Finding };

/**
 * Groups the findings of secrets by their common cause: the store, the cluster
 * or the namespace. The most harmful come first: errors before warnings,
 * production before other environments, then the causes of most secrets.
 *
 * @param isProduction - whether a secret is in a production environment
 */
export function groupCauses(
  secrets: SecretOfEntities[],
  isProduction: (secret: SecretOfEntities['secret']) => boolean = () => true,
): GroupedCause[] {
  const inProduction = new Set<string>();
  const groups = new Map<string, Member[]>();
  for (const { secret, entities } of secrets) {
    for (const finding of rootFindings(secret.findings)) {
      const key = causeKeyOf(secret, finding.id);
      if (isProduction(secret)) {
        inProduction.add(key);
      }
      const members = groups.get(key) ?? [];
      members.push({ secret, entities, finding });
      groups.set(key, members);
    }
  }
  return [...groups]
    .map(([key, members]) => ({
      cause: toCause(key, members),
      harms: inProduction.has(key),
    }))
    .sort(
      ({ cause: a, harms }, { cause: b, harms: otherHarms }) =>
        Number(b.severity === 'error') - Number(a.severity === 'error') ||
        Number(otherHarms) - Number(harms) ||
        b.secretCount - a.secretCount ||
        compare(a.since ?? '~', b.since ?? '~') ||
        compare(a.id, b.id),
    )
    .map(({ cause }) => cause);
}

/** Number of services with a failing secret. */
export function countFailingServices(secrets: SecretOfEntities[]): number {
  return new Set(
    secrets
      .filter(({ secret }) => secret.state === 'failing')
      .flatMap(({ entities }) => entities.map(({ entityRef }) => entityRef)),
  ).size;
}

/** The findings of a secret that need action, without symptoms. */
function rootFindings(findings: Finding[]): Finding[] {
  const [error] = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(
    ({ id, severity }) =>
      severity === 'warning' && !(error && SYMPTOMS.includes(id)),
  );
  return error ? [error, ...warnings] : warnings;
}

function toCause(key: string, members: Member[]): GroupedCause {
  const sorted = [...members].sort(
    (a, b) =>
      compare(a.secret.namespace, b.secret.namespace) ||
      compare(a.secret.name, b.secret.name) ||
      compare(a.secret.id, b.secret.id),
  );
  const worst =
    sorted.find(({ finding }) => finding.severity === 'error') ?? sorted[0];
  const { finding, secret } = worst;
  const scope = causeScopeOf(finding.id);
  // A secret may fail for another reason than a warning of it.
  const failing = sorted.filter(
    member =>
      member.secret.state === 'failing' && member.finding.severity === 'error',
  );
  const since = failing.flatMap(member => member.secret.since ?? []).sort();
  const entities = sorted.flatMap(member => member.entities);
  const refreshable = sorted.flatMap(({ secret: { refreshable: one } }) =>
    one?.possible ? one : [],
  );
  const newValuesCount = refreshable.filter(one => one.makesNewValues).length;
  return {
    id: createHash('sha256').update(key).digest('base64url').slice(0, 22),
    findingId: finding.id,
    severity: finding.severity === 'error' ? 'error' : 'warning',
    confidence: finding.confidence,
    summary: finding.summary,
    // If the store is unknown, the findings are grouped by namespace.
    scope: scope === 'store' && !secret.source.store ? 'namespace' : scope,
    cluster: secret.cluster,
    environment: onlyOne(sorted.map(member => member.secret.environment)),
    namespace: onlyOne(sorted.map(member => member.secret.namespace)),
    store: scope === 'store' ? secret.source.store : null,
    operator: OPERATORS[secret.approach],
    since: since[0] ?? null,
    secretCount: sorted.length,
    refreshableCount: refreshable.length,
    ...(newValuesCount > 0 && { newValuesCount }),
    secrets: sorted.slice(0, MAX_SECRETS).map(member => ({
      id: member.secret.id,
      namespace: member.secret.namespace,
      name: member.secret.name,
      state: member.secret.state,
    })),
    entityRefs: unique(entities.map(({ entityRef }) => entityRef)),
    owners: unique(entities.flatMap(({ owners }) => owners)),
    remedies: finding.remedies,
  };
}

function onlyOne(values: string[]): string | null {
  return values.every(value => value === values[0]) ? values[0] : null;
}

function unique(values: string[]): string[] {
  return [...new Set(values)].sort();
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
