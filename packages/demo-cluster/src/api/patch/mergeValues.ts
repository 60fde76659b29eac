import { isJsonObject, JsonObject } from '../../objects';
import { listKeys, propertySchema, Schema } from '../schema/schema';
import { FieldPath, itemElement } from './fieldPaths';

/**
 * Merges an applied configuration into a live value: objects by field,
 * associative lists by key, sets by union; everything else is replaced.
 */
export function mergeValues(
  schema: Schema,
  live: unknown,
  applied: unknown,
): unknown {
  if (isJsonObject(live) && isJsonObject(applied)) {
    if (schema.type === 'object' && schema.atomic) {
      return applied;
    }
    return Object.fromEntries([
      ...Object.entries(live),
      ...Object.entries(applied).map(([name, value]) => [
        name,
        mergeValues(
          propertySchema(schema, name),
          Object.hasOwn(live, name) ? live[name] : undefined,
          value,
        ),
      ]),
    ]);
  }
  const keys = listKeys(schema);
  if (keys && Array.isArray(live) && Array.isArray(applied)) {
    return mergeLists(schema, keys, live, applied);
  }
  return applied;
}

function mergeLists(
  schema: Schema,
  keys: readonly string[] | 'set',
  live: unknown[],
  applied: unknown[],
): unknown[] {
  const items = schema.type === 'array' ? schema.items : schema;
  const merged = new Map(live.map(item => [itemElement(keys, item), item]));
  for (const item of applied) {
    const key = itemElement(keys, item);
    merged.set(key, mergeValues(items, merged.get(key), item));
  }
  return [...merged.values()];
}

/** Removes one field from a value, and objects and lists that become empty. */
export function removePath(
  schema: Schema,
  value: unknown,
  path: FieldPath,
): unknown {
  const [element, ...rest] = path;
  if (isJsonObject(value) && element.startsWith('f:')) {
    return removeField(schema, value, element.slice(2), rest);
  }
  const keys = listKeys(schema);
  if (!keys || !Array.isArray(value) || schema.type !== 'array') {
    return value;
  }
  const kept = value.flatMap(item => {
    if (itemElement(keys, item) !== element) {
      return [item];
    }
    const left =
      rest.length > 0 ? removePath(schema.items, item, rest) : undefined;
    return left === undefined ? [] : [left];
  });
  return kept.length === 0 ? undefined : kept;
}

function removeField(
  schema: Schema,
  value: JsonObject,
  name: string,
  rest: FieldPath,
): JsonObject | undefined {
  if (!Object.hasOwn(value, name)) {
    return value;
  }
  const inner =
    rest.length === 0
      ? undefined
      : removePath(propertySchema(schema, name), value[name], rest);
  const entries = Object.entries(value).flatMap(
    ([key, item]): [string, unknown][] => {
      if (key !== name) {
        return [[key, item]];
      }
      return inner === undefined ? [] : [[key, inner]];
    },
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
