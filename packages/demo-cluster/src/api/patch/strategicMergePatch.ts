import { isEqual } from 'lodash';
import { isJsonObject, JsonObject } from '../../objects';
import { listKeys, propertySchema, Schema } from '../schema/schema';
import { itemElement } from './fieldPaths';

const DELETE_FROM_LIST = '$deleteFromPrimitiveList/';
const SET_ORDER = '$setElementOrder/';

/**
 * A strategic merge patch of a core object: as a merge patch, but lists that
 * have keys merge by them, and `$patch` (`delete`, `replace`, `merge`),
 * `$retainKeys` and `$deleteFromPrimitiveList` are obeyed.
 */
export function applyStrategicMergePatch(
  schema: Schema,
  target: unknown,
  patch: unknown,
): unknown {
  if (!isJsonObject(patch)) {
    return patch;
  }
  const { $patch: directive, $retainKeys: retained, ...fields } = patch;
  if (directive === 'delete') {
    return {};
  }
  const base = isJsonObject(target) && directive !== 'replace' ? target : {};
  const result = new Map(
    Object.entries(base).filter(
      ([name]) => !Array.isArray(retained) || retained.includes(name),
    ),
  );
  for (const [name, value] of Object.entries(fields)) {
    applyField(schema, result, name, value);
  }
  return Object.fromEntries(result);
}

function applyField(
  schema: Schema,
  result: Map<string, unknown>,
  name: string,
  value: unknown,
): void {
  if (name.startsWith(SET_ORDER)) {
    return;
  }
  if (name.startsWith(DELETE_FROM_LIST)) {
    const field = name.slice(DELETE_FROM_LIST.length);
    const list = result.get(field);
    if (Array.isArray(list) && Array.isArray(value)) {
      result.set(
        field,
        list.filter(item => !value.includes(item)),
      );
    }
  } else if (value === null) {
    result.delete(name);
  } else {
    const inner = propertySchema(schema, name);
    const keys = listKeys(inner);
    result.set(
      name,
      keys && Array.isArray(value)
        ? patchList(inner, keys, result.get(name), value)
        : applyStrategicMergePatch(inner, result.get(name), value),
    );
  }
}

function patchList(
  schema: Schema,
  keys: readonly string[] | 'set',
  target: unknown,
  patch: unknown[],
): unknown[] {
  const items = schema.type === 'array' ? schema.items : schema;
  const replaces = patch.some(item => isEqual(item, { $patch: 'replace' }));
  const merged = new Map(
    (Array.isArray(target) && !replaces ? target : []).map(item => [
      itemElement(keys, item),
      item as unknown,
    ]),
  );
  for (const item of patch.filter(
    one => !isEqual(one, { $patch: 'replace' }),
  )) {
    const key = itemElement(keys, item);
    if ((item as JsonObject | undefined)?.$patch === 'delete') {
      merged.delete(key);
    } else {
      merged.set(key, applyStrategicMergePatch(items, merged.get(key), item));
    }
  }
  return [...merged.values()];
}
