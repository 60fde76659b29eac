import { observedObjectId } from './ids';
import { modelKinds } from './ModelKind';

/**
 * The id of a managed secret from the kind and address in an event or a
 * manifest; undefined if operators do not write events about this kind.
 * `SopsSecret`, a kind of two groups, has none.
 */
export function involvedSecretId(object: {
  cluster: string;
  namespace: string;
  kind: string;
  name: string;
}): string | undefined {
  const group = eventGroupOf(object.kind);
  return group === undefined
    ? undefined
    : observedObjectId({ ...object, group });
}

/** Whether operators write events about a kind of managed secrets. */
export function hasEvents(kind: string): boolean {
  return eventGroupOf(kind) !== undefined;
}

function eventGroupOf(kind: string): string | undefined {
  for (const { objects } of modelKinds.all()) {
    for (const object of objects) {
      if (object.events && object.kind === kind) {
        return object.group;
      }
    }
  }
  return undefined;
}
