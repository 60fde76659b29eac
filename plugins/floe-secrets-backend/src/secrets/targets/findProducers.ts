import { groupBy } from '../../collections/groupBy';
import { TargetSharer } from '../../diagnose';
import { mergesIntoTarget } from '../../model/mergesIntoTarget';
import { modelKinds } from '../../model/ModelKind';
import { objectKindsWith } from '../../model/objectKinds';
import { ObservedSecret } from '../../model/observed';
import { producedSecrets } from '../../model/producedSecrets';
import { targetOf } from '../../model/target';
import { ObservationReader } from '../../store/ObservationStore';
import { targetKey } from '../../store/targets/DatabaseTargetReader';

/**
 * For each secret the other objects that write one of its Secrets, where one of
 * the two is of a kind that can produce several.
 *
 * @param writers - the kinds that write one Secret each
 */
export async function findProducers(
  reader: ObservationReader,
  secrets: ObservedSecret[],
  writers: string[],
): Promise<Map<string, TargetSharer[]>> {
  const clusters = [...new Set(secrets.map(({ cluster }) => cluster))];
  const producers = (
    await reader.listSecrets({
      clusters,
      kinds: objectKindsWith(
        modelKinds.all(),
        ({ writes }) => writes === 'several',
      ),
    })
  ).filter(isKnownWriter);
  if (producers.length === 0) {
    return new Map();
  }
  const asked = secrets.filter(
    secret =>
      modelKinds.of(secret.facts).writes === 'several' && isKnownWriter(secret),
  );
  const names = asked.flatMap(secret =>
    producedSecrets(secret).map(({ name }) => name),
  );
  const others =
    names.length > 0
      ? await reader.listSecrets({
          ...{ clusters, kinds: writers },
          targetNames: [...new Set(names)],
        })
      : [];
  const byTarget = groupBy(
    [...producers, ...others].flatMap(writer =>
      producedSecrets(writer).map(target => ({
        writer,
        key: targetKey(target),
      })),
    ),
    ({ key }) => key,
  );
  return new Map(
    secrets.filter(isKnownWriter).map(secret => [
      secret.id,
      producedSecrets(secret).flatMap(target =>
        (byTarget.get(targetKey(target)) ?? [])
          // Of two of a kind the operator refuses one, or serves both.
          .filter(({ writer }) => writer.kind !== secret.kind)
          .map(({ writer }) => ({
            ...toSharer(writer),
            ...(writer.namespace !== secret.namespace && {
              namespace: writer.namespace,
            }),
            target: target.name,
          })),
      ),
    ]),
  );
}

function isKnownWriter({ facts }: ObservedSecret): boolean {
  return modelKinds.of(facts).isMergingKnown?.(facts) ?? true;
}

/** An object as another one sees it that writes the same Secret. */
export function toSharer(secret: ObservedSecret): TargetSharer {
  const { facts, id, kind, name } = secret;
  return {
    id,
    // The finding is the same for all callers.
    isNamed: false,
    kind,
    name,
    keys: targetOf(secret).keys,
    merges: mergesIntoTarget(facts),
  };
}
