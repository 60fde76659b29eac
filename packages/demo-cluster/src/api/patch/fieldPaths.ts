import { isEqual } from 'lodash';
import { isJsonObject, JsonObject, KubernetesObject } from '../../objects';
import { metadataSchema } from '../schema/coreSchemas';
import {
  anything,
  listKeys,
  object,
  propertySchema,
  Schema,
} from '../schema/schema';
import { ResourceDefinition } from '../resources/definition';

/**
 * A field of an object, element by element, as `FieldsV1` writes them:
 * `f:name` a field, `k:{…}` an item of a list by its keys, `v:…` a member of a set.
 */
export type FieldPath = readonly string[];

/** Owned fields: each path by its JSON. */
export type FieldSet = Map<string, FieldPath>;

/** The leaf fields of an object, with their values. */
export type Leaves = Map<string, { path: FieldPath; value: unknown }>;

/** Metadata that the server manages, which no manager owns. */
const UNOWNED_METADATA = new Set([
  'name',
  'namespace',
  'generateName',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'managedFields',
  'selfLink',
]);

/** The schema of an object as a whole. */
export function objectSchema(definition: ResourceDefinition): Schema {
  return object(
    { ...definition.body, metadata: metadataSchema, status: anything },
    { open: true },
  );
}

/** The fields of an object that managers can own. */
export function leavesOf(
  definition: ResourceDefinition,
  { apiVersion: _, kind: __, metadata, ...rest }: KubernetesObject,
): Leaves {
  const ownable = {
    ...rest,
    metadata: Object.fromEntries(
      Object.entries(metadata).filter(([name]) => !UNOWNED_METADATA.has(name)),
    ),
  };
  const leaves: Leaves = new Map();
  collect(objectSchema(definition), ownable, [], leaves);
  leaves.delete(pathKey(['f:metadata']));
  leaves.delete(pathKey([]));
  return leaves;
}

function collect(
  schema: Schema,
  value: unknown,
  path: FieldPath,
  leaves: Leaves,
): void {
  const add = () => leaves.set(pathKey(path), { path, value });
  if (isJsonObject(value)) {
    const entries = Object.entries(value);
    if (entries.length === 0 || (schema.type === 'object' && schema.atomic)) {
      add();
    }
    if (!(schema.type === 'object' && schema.atomic)) {
      for (const [name, item] of entries) {
        collect(
          propertySchema(schema, name),
          item,
          [...path, `f:${name}`],
          leaves,
        );
      }
    }
    return;
  }
  const keys = listKeys(schema);
  if (!Array.isArray(value) || !keys) {
    add();
    return;
  }
  for (const item of value) {
    const itemPath = [...path, itemElement(keys, item)];
    leaves.set(pathKey(itemPath), { path: itemPath, value: null });
    if (keys !== 'set' && schema.type === 'array') {
      collect(schema.items, item, itemPath, leaves);
    }
  }
}

/** The path element of an item of an associative list or set. */
export function itemElement(
  keys: readonly string[] | 'set',
  item: unknown,
): string {
  if (keys === 'set') {
    return `v:${JSON.stringify(item)}`;
  }
  const fields = isJsonObject(item) ? item : {};
  return `k:${JSON.stringify(
    Object.fromEntries(
      [...keys]
        .sort()
        .filter(key => fields[key] !== undefined)
        .map(key => [key, fields[key]]),
    ),
  )}`;
}

/** The paths whose value is new or different. */
export function changedPaths(before: Leaves, after: Leaves): FieldSet {
  const changed: FieldSet = new Map();
  for (const [key, { path, value }] of after) {
    const old = before.get(key);
    if (!old || !isEqual(old.value, value)) {
      changed.set(key, path);
    }
  }
  return changed;
}

export function pathsOf(leaves: Leaves): FieldSet {
  return new Map([...leaves].map(([key, { path }]) => [key, path]));
}

function pathKey(path: FieldPath): string {
  return JSON.stringify(path);
}

export function without(
  set: FieldSet,
  other: ReadonlyMap<string, unknown>,
): FieldSet {
  return new Map([...set].filter(([key]) => !other.has(key)));
}

export function within(
  set: FieldSet,
  other: ReadonlyMap<string, unknown>,
): FieldSet {
  return new Map([...set].filter(([key]) => other.has(key)));
}

/** A set as `fieldsV1` of a managedFields entry. */
export function toFieldsV1(set: FieldSet): JsonObject {
  const root: JsonObject = {};
  for (const path of set.values()) {
    let node = root;
    for (const element of path) {
      if (!Object.hasOwn(node, element)) {
        node[element] = {};
      }
      node = node[element] as JsonObject;
    }
    node['.'] = {};
  }
  return dropLeafMarkers(root);
}

/** A leaf is written `{}`; only a node with children has `.` for itself. */
function dropLeafMarkers(node: JsonObject): JsonObject {
  const names = Object.keys(node);
  if (names.length === 1 && names[0] === '.') {
    return {};
  }
  return Object.fromEntries(
    names.map(name => [
      name,
      name === '.' ? {} : dropLeafMarkers(node[name] as JsonObject),
    ]),
  );
}

export function fromFieldsV1(fields: JsonObject): FieldSet {
  const set: FieldSet = new Map();
  const walk = (node: JsonObject, path: FieldPath) => {
    const names = Object.keys(node);
    if (names.length === 0 || names.includes('.')) {
      set.set(pathKey(path), path);
    }
    for (const name of names) {
      if (name !== '.') {
        walk(node[name] as JsonObject, [...path, name]);
      }
    }
  };
  walk(fields, []);
  set.delete(pathKey([]));
  return set;
}

/** A path as in conflict messages: `.spec.containers[name="app"].image`. */
export function formatPath(path: FieldPath): string {
  return path
    .map(element => {
      const rest = element.slice(2);
      if (element.startsWith('f:')) {
        return `.${rest}`;
      }
      if (element.startsWith('v:')) {
        return `[=${rest}]`;
      }
      const keys = Object.entries(JSON.parse(rest) as JsonObject)
        .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
        .join(',');
      return `[${keys}]`;
    })
    .join('');
}
