import { KindName } from './KindSlot';
import { modelKinds } from './ModelKind';

/** The names of the Kubernetes kinds that are read as these kinds of secrets. */
export function objectKindsOf(...names: KindName[]): string[] {
  return kindsOf(names.map(type => modelKinds.of({ type })));
}

/** The same for those kinds of the table that have a property. */
export function objectKindsWith<K extends WithObjects>(
  kinds: readonly K[],
  has: (kind: K) => boolean,
): string[] {
  return kindsOf(kinds.filter(has));
}

type WithObjects = { objects: { kind: string }[] };

function kindsOf(kinds: readonly WithObjects[]): string[] {
  return [
    ...new Set(kinds.flatMap(({ objects }) => objects.map(one => one.kind))),
  ];
}
