import { missingKeys } from '../../diagnose/missingKeys';
import { ObservedCluster, ObservedSecret } from '../../model/observed';
import { DataChange } from '../../model/observedTargets';
import { producedSecrets } from '../../model/producedSecrets';
import {
  targetKey,
  TargetReader,
} from '../../store/targets/DatabaseTargetReader';
import { isSeen } from './sight';

/**
 * Whether the metadata of Secrets shows all that an object is to produce, with
 * the keys that it asks for. It does not wait for watches that do not keep
 * step: what is not seen yet does not prove that anything arrived.
 */
export type Arrival =
  | 'shown'
  /** Its data was written after the object was last changed. */
  | 'written-since'
  | 'not-shown'
  /** Secrets are not observed, or the object does not say which it makes. */
  | 'not-known';

/** Reads whether what managed secrets ask for is shown by their targets. */
export async function readArrivals(
  reader: TargetReader,
  secrets: ObservedSecret[],
  clusters: ObservedCluster[],
): Promise<(secret: ObservedSecret) => Arrival> {
  const byName = new Map(clusters.map(cluster => [cluster.name, cluster]));
  const visible = secrets.filter(({ cluster }) =>
    isSeen(byName.get(cluster), 'secret-metadata'),
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
    // What the operator says that it left out is no success anyway.
    if (missingKeys(secret, [], keys).length > 0) {
      return 'not-shown';
    }
    return seen.every(one => isSince(one?.changed, secret.specChangedAt))
      ? 'written-since'
      : 'shown';
  };
}

/** Both times are those of the API server, in whole seconds. */
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
