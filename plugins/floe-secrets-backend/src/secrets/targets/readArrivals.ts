import { missingKeys } from '../../diagnose/missingKeys';
import { ObservedCluster, ObservedSecret } from '../../model/observed';
import { DataChange } from '../../model/observedTargets';
import { producedSecrets } from '../../model/producedSecrets';
import {
  targetKey,
  TargetReader,
} from '../../store/targets/DatabaseTargetReader';
import { isWatched } from './targetVisibility';

/**
 * Whether the metadata of Secrets shows all targets of an object, with the keys
 * that it requires. Watches are not synchronized, and this does not wait for
 * them: what is not observed yet proves nothing.
 */
export type Arrival =
  | 'shown'
  /** Its data was written after the last change of the object. */
  | 'written-since'
  | 'not-shown'
  /** Secrets are not observed, or the object does not name its Secret. */
  | 'not-known';

/** Reads whether the targets of managed secrets show what these require. */
export async function readArrivals(
  reader: TargetReader,
  secrets: ObservedSecret[],
  clusters: ObservedCluster[],
): Promise<(secret: ObservedSecret) => Arrival> {
  const byName = new Map(clusters.map(cluster => [cluster.name, cluster]));
  const visible = secrets.filter(({ cluster }) =>
    isWatched(byName.get(cluster), 'secret-metadata'),
  );
  const addresses = visible.flatMap(producedSecrets);
  const { metadata } =
    addresses.length > 0
      ? await reader.read(addresses, ['secret-metadata'])
      : { metadata: new Map() };
  return secret => {
    const produced = producedSecrets(secret);
    if (!visible.includes(secret) || produced.length === 0) {
      return 'not-known';
    }
    const seen = produced.map(address => metadata.get(targetKey(address)));
    if (seen.some(one => !one)) {
      return 'not-shown';
    }
    const keys = seen.length === 1 ? seen[0]?.keys : null;
    // If the operator reports that it left something out, that is not a success
    // anyway.
    if (missingKeys(secret, [], keys).length > 0) {
      return 'not-shown';
    }
    return seen.every(one => isSince(one?.changed, secret.specChangedAt))
      ? 'written-since'
      : 'shown';
  };
}

/** Both times are of the API server's clock, in whole seconds. */
function isSince(
  change: DataChange | null | undefined,
  specChangedAt: string | null,
): boolean {
  return (
    specChangedAt !== null &&
    change?.precision === 'exact' &&
    Date.parse(change.at) > Date.parse(specChangedAt)
  );
}
