import { apiVersionOfChart } from '@floe/values-files';
import { objectKindsWith } from '../model/objectKinds';
import { ObservedSecret, SecretFacts } from '../model/observed';
import { ObservationReader } from '../store/ObservationStore';
import { secretsKinds } from './SecretsKind';

const RELEASE_LABEL = 'app.kubernetes.io/instance';
/** Above this number of objects, all releases of their charts are read. */
const SINGLE_LIMIT = 2_000;

/**
 * Chooses the secrets that report findings of a whole Helm release: the first
 * of each.
 *
 * @returns whether a secret reports them
 */
export async function findReleaseRepresentatives(
  reader: ObservationReader,
  secrets: ObservedSecret[],
): Promise<(secret: ObservedSecret) => boolean> {
  const rendered = secrets.filter(
    ({ facts, labels }) =>
      reportsRelease(facts) && apiVersionOfChart(labels['helm.sh/chart'] ?? ''),
  );
  if (rendered.length === 0) {
    return () => false;
  }
  const unique = <T>(values: T[]) => [...new Set(values)];
  const representatives = await reader.listFirstOfReleases({
    kinds: objectKindsWith(secretsKinds.all(), kind => kind.reportsRelease),
    clusters: unique(rendered.map(({ cluster }) => cluster)),
    namespaces: unique(rendered.map(({ namespace }) => namespace)),
    charts: unique(rendered.map(({ labels }) => labels['helm.sh/chart'])),
    releases:
      rendered.length > SINGLE_LIMIT
        ? undefined
        : unique(rendered.map(({ labels }) => labels[RELEASE_LABEL] ?? null)),
  });
  const addresses = new Set(representatives.map(addressOf));
  return secret =>
    reportsRelease(secret.facts) && addresses.has(addressOf(secret));
}

function reportsRelease(facts: SecretFacts): boolean {
  return secretsKinds.of(facts).reportsRelease;
}

function addressOf({
  cluster,
  name,
  namespace,
}: Pick<ObservedSecret, 'cluster' | 'name' | 'namespace'>): string {
  return `${cluster}/${namespace}/${name}`;
}
