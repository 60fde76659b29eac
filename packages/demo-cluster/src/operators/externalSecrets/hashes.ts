import { createHash } from 'node:crypto';
import { ObjectMeta } from '../../objects';

// Go's fmt prints `%+v` of a value, and the operator hashes that text:
// pkg/esutils/utils.go (ObjectHash) and pkg/controllers/util/util.go.

/** SHA3-224 of a text, in hexadecimal. */
export function hashText(text: string): string {
  return createHash('sha3-224').update(text).digest('hex');
}

/**
 * `<generation>-<hash of labels and annotations>`: the value of
 * `syncedResourceVersion`.
 */
export function syncedResourceVersionOf({
  generation = 0,
  annotations,
  labels,
}: ObjectMeta): string {
  return `${generation}-${hashText(
    `{annotations:${printMap(annotations)} labels:${printMap(labels)}}`,
  )}`;
}

/** The value of the label `reconcile.external-secrets.io/created-by`. */
export function ownerLabelOf({ namespace, name }: ObjectMeta): string {
  return hashText(`${namespace}/${name}`);
}

/** The value of the annotation `reconcile.external-secrets.io/data-hash`. */
export function hashData(data: Record<string, string> | undefined): string {
  const entries = Object.entries(data ?? {}).map(
    ([key, value]): [string, string] => [
      key,
      `[${[...Buffer.from(value, 'base64')].join(' ')}]`,
    ],
  );
  return hashText(printMap(Object.fromEntries(entries)));
}

function printMap(map: Record<string, string> | undefined): string {
  const entries = Object.keys(map ?? {})
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map(key => `${key}:${map![key]}`);
  return `map[${entries.join(' ')}]`;
}
