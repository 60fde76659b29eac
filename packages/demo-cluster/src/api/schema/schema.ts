/**
 * The schema of a field: enough to default, prune and validate it, and to merge
 * its lists. A small part of a CRD's structural schema.
 */
export type Schema =
  | ObjectSchema
  | ArraySchema
  | StringSchema
  | { type: 'boolean'; default?: boolean }
  | { type: 'integer' | 'number' }
  | { type: 'any' };

export type ObjectSchema = {
  type: 'object';
  properties?: Record<string, Schema>;
  /** Schema of every property that `properties` does not name: a map. */
  values?: Schema;
  /** Keeps properties that the schema does not name. */
  open?: boolean;
  required?: readonly string[];
  minProperties?: number;
  maxProperties?: number;
  /** The whole object has one owner in server-side apply. */
  atomic?: boolean;
  default?: Record<string, unknown>;
};

export type ArraySchema = {
  type: 'array';
  items: Schema;
  minItems?: number;
  /** Keys of the items of an associative list. */
  keys?: readonly string[];
  /** A list of distinct values. */
  set?: boolean;
};

export type StringSchema = {
  type: 'string';
  enum?: readonly string[];
  pattern?: RegExp;
  minLength?: number;
  maxLength?: number;
  default?: string;
};

export const anything: Schema = { type: 'any' };
export const text: StringSchema = { type: 'string' };
export const flag: Schema = { type: 'boolean' };
export const integer: Schema = { type: 'integer' };

export function oneOf(
  values: readonly string[],
  initial?: string,
): StringSchema {
  return {
    type: 'string',
    enum: values,
    ...(initial !== undefined && { default: initial }),
  };
}

export function object(
  properties: Record<string, Schema>,
  rest: Omit<ObjectSchema, 'type' | 'properties'> = {},
): ObjectSchema {
  return { type: 'object', properties, ...rest };
}

export function mapOf(values: Schema): ObjectSchema {
  return { type: 'object', values };
}

export function listOf(
  items: Schema,
  rest: Omit<ArraySchema, 'type' | 'items'> = {},
): ArraySchema {
  return { type: 'array', items, ...rest };
}

/** The schema of one property of an object, if it is known. */
export function propertySchema(schema: Schema, name: string): Schema {
  if (schema.type !== 'object') {
    return anything;
  }
  if (schema.properties && Object.hasOwn(schema.properties, name)) {
    return schema.properties[name];
  }
  return schema.values ?? anything;
}

/** The keys of a list's items, `'set'`, or undefined if it is atomic. */
export function listKeys(
  schema: Schema,
): readonly string[] | 'set' | undefined {
  if (schema.type !== 'array') {
    return undefined;
  }
  return schema.set ? 'set' : schema.keys;
}
