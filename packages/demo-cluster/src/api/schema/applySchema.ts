import { cloneDeep } from 'lodash';
import { isJsonObject, JsonObject } from '../../objects';
import { FieldError } from '../apiErrors';
import {
  invalidType,
  invalidValue,
  notSupported,
  required,
  tooLong,
} from '../fieldErrors';
import { ArraySchema, ObjectSchema, Schema, StringSchema } from './schema';

/** The result of applying a schema. */
type SchemaResult<T> = {
  /** The value with defaults, without unknown fields. */
  value: T;
  errors: FieldError[];
  /** Paths of dropped fields. */
  unknownFields: string[];
};

/** Walks a value along its schema and collects errors and dropped fields. */
class SchemaWalk {
  readonly errors: FieldError[] = [];
  readonly unknownFields: string[] = [];

  visit(schema: Schema, input: unknown, at: string): unknown {
    switch (schema.type) {
      case 'object':
        return this.#visitObject(schema, input, at);
      case 'array':
        return this.#visitArray(schema, input, at);
      case 'any':
        return input;
      default:
        checkScalar(schema, input, at, this.errors);
        return input;
    }
  }

  #visitObject(schema: ObjectSchema, input: unknown, at: string): unknown {
    if (!isJsonObject(input)) {
      this.errors.push(invalidType(at, typeName(input), 'object'));
      return input;
    }
    const { properties, values } = schema;
    const keepsUnknown = schema.open || !properties;
    const entries: [string, unknown][] = [];
    for (const [name, item] of Object.entries(input)) {
      const known =
        properties && Object.hasOwn(properties, name)
          ? properties[name]
          : values;
      if (!known && !keepsUnknown) {
        this.unknownFields.push(join(at, name));
      } else if (!known) {
        entries.push([name, item]);
      } else if (item !== null) {
        // A null means the default, or nothing.
        entries.push([name, this.visit(known, item, join(at, name))]);
      }
    }
    const output = Object.fromEntries(entries);
    this.#addDefaults(schema, output, at);
    checkProperties(schema, output, at, this.errors);
    return output;
  }

  #addDefaults(
    { properties = {} }: ObjectSchema,
    output: JsonObject,
    at: string,
  ): void {
    for (const [name, property] of Object.entries(properties)) {
      const initial = 'default' in property ? property.default : undefined;
      if (initial !== undefined && !Object.hasOwn(output, name)) {
        output[name] = this.visit(property, cloneDeep(initial), join(at, name));
      }
    }
  }

  #visitArray(
    { items, minItems = 0 }: ArraySchema,
    input: unknown,
    at: string,
  ): unknown {
    if (!Array.isArray(input)) {
      this.errors.push(invalidType(at, typeName(input), 'array'));
      return input;
    }
    if (input.length < minItems) {
      this.errors.push(
        invalidValue(
          at,
          input.length,
          `${at} in body should have at least ${minItems} items`,
        ),
      );
    }
    return input.map((item, index) =>
      this.visit(items, item, `${at}[${index}]`),
    );
  }
}

/**
 * Defaults, prunes and validates a value in one pass, as the API server does
 * for a custom resource.
 *
 * @param path - place of the value in its object, '' for the object itself
 */
export function applySchema<T>(
  schema: Schema,
  value: T,
  path = '',
): SchemaResult<T> {
  const walk = new SchemaWalk();
  return {
    value: walk.visit(schema, value, path) as T,
    errors: walk.errors,
    unknownFields: walk.unknownFields,
  };
}

function checkProperties(
  { required: names = [], minProperties, maxProperties }: ObjectSchema,
  output: JsonObject,
  at: string,
  errors: FieldError[],
): void {
  for (const name of names) {
    if (!Object.hasOwn(output, name)) {
      errors.push(required(join(at, name)));
    }
  }
  const count = Object.keys(output).length;
  if (minProperties !== undefined && count < minProperties) {
    errors.push(
      invalidValue(
        at,
        count,
        `${at} in body should have at least ${minProperties} properties`,
      ),
    );
  }
  if (maxProperties !== undefined && count > maxProperties) {
    errors.push(
      invalidValue(
        at,
        count,
        `${at} in body should have at most ${maxProperties} properties`,
      ),
    );
  }
}

function checkScalar(
  schema: Exclude<Schema, ObjectSchema | ArraySchema | { type: 'any' }>,
  input: unknown,
  at: string,
  errors: FieldError[],
): void {
  const actual = typeName(input);
  const fits =
    schema.type === actual ||
    (schema.type === 'number' && actual === 'integer');
  if (!fits) {
    errors.push(invalidType(at, actual, schema.type));
  } else if (schema.type === 'string') {
    checkString(schema, input as string, at, errors);
  }
}

function checkString(
  schema: StringSchema,
  input: string,
  at: string,
  errors: FieldError[],
): void {
  const length = [...input].length;
  if (schema.enum && !schema.enum.includes(input)) {
    errors.push(notSupported(at, input, schema.enum));
  }
  if (schema.minLength !== undefined && length < schema.minLength) {
    errors.push(
      invalidValue(
        at,
        input,
        `${at} in body should be at least ${schema.minLength} chars long`,
      ),
    );
  }
  if (schema.maxLength !== undefined && length > schema.maxLength) {
    errors.push(tooLong(at, schema.maxLength));
  }
  if (schema.pattern && !schema.pattern.test(input)) {
    errors.push(
      invalidValue(
        at,
        input,
        `${at} in body should match '${schema.pattern.source}'`,
      ),
    );
  }
}

function join(at: string, name: string): string {
  return at ? `${at}.${name}` : name;
}

function typeName(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'array';
  }
  if (typeof value === 'number') {
    return Number.isInteger(value) ? 'integer' : 'number';
  }
  return typeof value;
}
