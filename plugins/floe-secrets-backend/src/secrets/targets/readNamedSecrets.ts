import { namedSecrets } from '../../diagnose';
import { ObservedSecret, ProducedSecret } from '../../model/observed';
import {
  targetKey,
  TargetReader,
} from '../../store/targets/DatabaseTargetReader';
import { RelatedObjects } from '../relatedObjects';
import { isWatched } from './targetVisibility';

/**
 * Finds out which Secrets exist now that an operator reported as missing. Only
 * for failing secrets, and only if the metadata of Secrets is observed.
 */
export async function readNamedSecrets(
  reader: TargetReader,
  secrets: ObservedSecret[],
  relatedObjects: Pick<RelatedObjects, 'clusters' | 'eventsOf' | 'storesOf'>,
): Promise<(secret: ObservedSecret) => ProducedSecret[]> {
  const { clusters, eventsOf, storesOf } = relatedObjects;
  const named = new Map<string, ProducedSecret[]>();
  for (const secret of secrets) {
    if (isWatched(clusters.get(secret.cluster), 'secret-metadata')) {
      const names = namedSecrets(secret, eventsOf(secret), storesOf(secret));
      if (names.length > 0) {
        named.set(secret.id, names);
      }
    }
  }
  const at = ({ cluster }: ObservedSecret, name: ProducedSecret) => ({
    cluster,
    ...name,
  });
  const addresses = secrets.flatMap(secret =>
    (named.get(secret.id) ?? []).map(name => at(secret, name)),
  );
  if (addresses.length === 0) {
    return () => [];
  }
  const { metadata } = await reader.read(addresses, ['secret-metadata']);
  return secret =>
    (named.get(secret.id) ?? []).filter(name =>
      metadata.has(targetKey(at(secret, name))),
    );
}
