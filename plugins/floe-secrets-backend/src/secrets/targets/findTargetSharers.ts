import { groupBy } from '../../collections/groupBy';
import { TargetSharer } from '../../diagnose';
import { modelKinds } from '../../model/ModelKind';
import { objectKindsWith } from '../../model/objectKinds';
import { ObservedSecret } from '../../model/observed';
import { targetOf } from '../../model/target';
import { targetAddress } from '../../model/targetAddress';
import { ObservationReader } from '../../store/ObservationStore';
import { targetKey } from '../../store/targets/DatabaseTargetReader';
import { findProducers, toSharer } from './findProducers';

/**
 * Above this number of objects, all targets of their namespaces are compared.
 */
const SINGLE_LIMIT = 2_000;

/**
 * The other objects that write the target of a secret, by the id of the secret.
 * Only targets of several objects are read.
 */
export async function findTargetSharers(
  reader: ObservationReader,
  secrets: ObservedSecret[],
): Promise<Map<string, TargetSharer[]>> {
  if (secrets.length === 0) {
    return new Map();
  }
  const [single, producers] = await Promise.all([
    findSingleSharers(reader, secrets),
    findProducers(reader, secrets, writers()),
  ]);
  return new Map(
    secrets.map(({ id }) => [
      id,
      [...(single.get(id) ?? []), ...(producers.get(id) ?? [])],
    ]),
  );
}

/** The kinds whose operators write one Secret, or some of its keys. */
function writers(): string[] {
  return objectKindsWith(modelKinds.all(), ({ writes }) => writes === 'one');
}

/** Those of objects that write one Secret each. */
async function findSingleSharers(
  reader: ObservationReader,
  secrets: ObservedSecret[],
): Promise<Map<string, TargetSharer[]>> {
  // A plain Secret may be the target of a writer.
  const kinds = [
    ...writers(),
    ...objectKindsWith(modelKinds.all(), kind => kind.isItsOwnTarget),
  ];
  const asked = secrets.filter(({ kind }) => kinds.includes(kind));
  if (asked.length === 0) {
    return new Map();
  }
  const sharing = await reader.listSecrets({
    clusters: [...new Set(asked.map(({ cluster }) => cluster))],
    namespaces: [...new Set(asked.map(({ namespace }) => namespace))],
    kinds: writers(),
    withSharedTarget: kinds,
    targetNames:
      asked.length > SINGLE_LIMIT
        ? undefined
        : [...new Set(asked.map(secret => targetOf(secret).name))],
  });
  const byTarget = groupBy(sharing, keyOf);
  return new Map(
    asked.map(secret => [
      secret.id,
      keyOf(secret) === ''
        ? []
        : (byTarget.get(keyOf(secret)) ?? [])
            .filter(({ id }) => id !== secret.id)
            .map(toSharer),
    ]),
  );
}

/** Empty if the object writes no Secret. */
function keyOf(secret: ObservedSecret): string {
  const address = targetAddress(secret);
  return address ? targetKey(address) : '';
}
