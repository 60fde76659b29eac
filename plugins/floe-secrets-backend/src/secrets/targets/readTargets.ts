import { clusterNow } from '../../diagnose/clusterTime';
import { toMillis } from '../../diagnose/time';
import { conditionOf } from '../../model/conditionOf';
import { ObservedCluster, ObservedSecret } from '../../model/observed';
import { ObservedTarget, UNSEEN_TARGET } from '../../model/observedTargets';
import { producedSecrets } from '../../model/producedSecrets';
import { targetAddress } from '../../model/targetAddress';
import {
  KnownTargets,
  targetKey,
  TargetReader,
} from '../../store/targets/DatabaseTargetReader';
import { TARGET_PARTS } from '../../store/targets/TargetWrite';
import { secretsKinds } from '../SecretsKind';
import { isWatched } from './targetVisibility';
import { isPast } from '../../clock/Moment';

/**
 * The watches of a Secret and of its owner are not synchronized: how long to
 * wait for one after an event of the other.
 */
const SETTLED_AFTER_MS = 30_000;

/**
 * Reads the facts about the targets of managed secrets. Reads nothing if
 * neither Secrets nor pods are observed.
 *
 * @param nowOf - the time for each secret, by the portal's clock
 */
export async function readTargets(
  reader: TargetReader,
  secrets: ObservedSecret[],
  clusters: Map<string, ObservedCluster>,
  nowOf: (secret: ObservedSecret) => Date,
): Promise<(secret: ObservedSecret) => ObservedTarget> {
  const parts = TARGET_PARTS.filter(part =>
    [...clusters.values()].some(cluster => isWatched(cluster, part)),
  );
  if (parts.length === 0) {
    return () => UNSEEN_TARGET;
  }
  const addresses = secrets.flatMap(secret =>
    parts.some(part => isWatched(clusters.get(secret.cluster), part))
      ? producedSecrets(secret)
      : [],
  );
  const releases = secrets.flatMap(secret => releaseOf(secret) ?? []);
  const [known, knownReleases] = await Promise.all([
    reader.read(addresses, parts),
    releases.length ? reader.readReleases(releases) : new Map(),
  ]);
  return secret => {
    const cluster = clusters.get(secret.cluster);
    const now = clusterNow(nowOf(secret), cluster);
    const address = targetAddress(secret);
    if (!address) {
      return isWatched(cluster, 'secret-metadata')
        ? severalTargets(secret, known, now)
        : UNSEEN_TARGET;
    }
    const key = targetKey(address);
    const release = releaseOf(secret);
    const metadata = isWatched(cluster, 'secret-metadata')
      ? known.metadata.get(key)
      : undefined;
    return {
      exists: isWatched(cluster, 'secret-metadata')
        ? existence(secret, !!metadata, now)
        : null,
      missing: [],
      keys: metadata && isSettled(secret, now) ? metadata.keys : null,
      changed: metadata?.changed ?? null,
      consumers: isWatched(cluster, 'consumers')
        ? known.consumers.get(key) ?? []
        : null,
      release: (release && knownReleases.get(targetKey(release))) ?? null,
    };
  };
}

/** Whether all Secrets of an object with several exist. */
function severalTargets(
  secret: ObservedSecret,
  { metadata }: KnownTargets,
  now: Date,
): ObservedTarget {
  const produced = producedSecrets(secret);
  const missing = produced.filter(address => !metadata.has(targetKey(address)));
  if (produced.length === 0) {
    return UNSEEN_TARGET;
  }
  const exists = existence(secret, missing.length === 0, now);
  return {
    ...UNSEEN_TARGET,
    exists,
    missing:
      exists === false
        ? missing.map(({ name, namespace }) => ({ name, namespace }))
        : [],
  };
}

/**
 * Whether a target exists, if all Secrets are observed; null: not known yet.
 */
function existence(
  secret: ObservedSecret,
  isListed: boolean,
  now: Date,
): boolean | null {
  if (isListed) {
    return true;
  }
  return isSettled(secret, now) ? false : null;
}

/** The Helm release that holds a plain Secret. */
function releaseOf({ cluster, facts }: ObservedSecret) {
  const release = secretsKinds.of(facts).helmRelease?.(facts);
  return release ? { cluster, ...release } : undefined;
}

/**
 * Whether the last action of the object is so old that its target must have
 * been observed.
 */
function isSettled(secret: ObservedSecret, now: Date): boolean {
  const { facts } = secret;
  const signs = [
    secret.createdAt,
    secret.specChangedAt,
    conditionOf(secret)?.lastTransitionTime,
    secretsKinds.of(facts).targetWritten?.(facts),
  ].flatMap(time => toMillis(time) ?? []);
  return isPast(now, Math.max(...signs) + SETTLED_AFTER_MS);
}
