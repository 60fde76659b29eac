import { JsonObject } from '@backstage/types';
import { CREDENTIAL_PATTERN, MESSAGES } from '@floe/values-files';
import { z } from 'zod';
import { serviceFieldValueSchema } from './fields';

type JsonSchema = { [keyword: string]: any };

const CREDENTIAL = '#/definitions/credential';

/** Keywords of strings that are tested only if the length is allowed. */
function guardText(schema: JsonSchema): JsonSchema {
  const { maxLength, pattern, not, title, [MESSAGES]: messages } = schema;
  const lengths = { ...(maxLength !== undefined && { maxLength }) };
  return {
    type: 'string',
    ...(title && { title }),
    ...lengths,
    if: { minLength: 1, ...lengths },
    then: {
      ...(pattern && { pattern }),
      ...(not && {
        not: not.pattern === CREDENTIAL_PATTERN ? { $ref: CREDENTIAL } : not,
      }),
      ...(messages && { [MESSAGES]: messages }),
    },
  };
}

/**
 * Properties by patterns of their names; properties with the same schema share
 * one pattern.
 */
function guardProperties(properties: JsonSchema): JsonSchema {
  const names = new Map<string, string[]>();
  for (const [name, property] of Object.entries(properties)) {
    const schema = JSON.stringify(guard(property));
    names.set(schema, [...(names.get(schema) ?? []), name]);
  }
  return Object.fromEntries(
    [...names].map(([schema, same]) => [
      `^(?:${same.join('|')})$`,
      JSON.parse(schema),
    ]),
  );
}

/**
 * A schema that only refuses what must not get into a task; the form's own
 * checks report what is missing.
 *
 * Properties become patterns of properties, because the form would fill in
 * defaults for properties.
 */
function guard(schema: JsonSchema): JsonSchema {
  switch (schema.type) {
    case 'object':
      return {
        type: 'object',
        ...(schema.properties
          ? {
              patternProperties: guardProperties(schema.properties),
              additionalProperties: false,
            }
          : {
              propertyNames: guardText(schema.propertyNames),
              additionalProperties: guard(schema.additionalProperties),
              maxProperties: schema.maxProperties,
            }),
      };
    case 'array':
      return {
        type: 'array',
        maxItems: schema.maxItems,
        items: guard(schema.items),
      };
    case 'integer':
      return {
        type: 'integer',
        minimum: schema.minimum,
        maximum: schema.maximum,
      };
    case 'string':
      return schema.enum || schema.const !== undefined
        ? { enum: schema.enum ?? [schema.const] }
        : guardText(schema);
    case 'boolean':
      return schema.const === undefined
        ? { type: 'boolean' }
        : { enum: [schema.const] };
    default:
      return { enum: [schema.const] };
  }
}

/**
 * The message of a string's pattern, which zod leaves out of the JSON schema.
 */
function addPatternMessage(schema: z.core.$ZodType, json: JsonSchema) {
  const checks = schema._zod.def.checks ?? [];
  const message = checks
    .map(({ _zod: { def } }) => def as z.core.$ZodCheckRegexDef)
    .find(({ format }) => format === 'regex')
    ?.error?.({} as never);
  if (typeof message === 'string' && json.pattern) {
    json[MESSAGES] = { pattern: message, ...json[MESSAGES] };
  }
}

/**
 * The schema of a parameter, which only refuses what must not get into a task.
 *
 * @param errorMessage - the form's message for any fault of the schema
 * (ajv-errors); the field itself marks each fault
 * @param titles - what the form's review calls the fields of an object
 */
export function guardOf(
  schema: z.ZodType,
  errorMessage: string,
  titles: Readonly<Record<string, string>> = {},
): JsonObject {
  const json = z.toJSONSchema(schema, {
    target: 'draft-7',
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) =>
      addPatternMessage(zodSchema, jsonSchema),
  });
  for (const [name, title] of Object.entries(titles)) {
    (json.properties as JsonSchema)[name].title = title;
  }
  return { ...guard(json), errorMessage };
}

/** The definitions (`#/definitions/…`) that the schemas of {@link guardOf} refer to. */
export const DEFINITIONS = { credential: { pattern: CREDENTIAL_PATTERN } };

/** The schema of the parameter `service`. */
export const serviceGuard = () =>
  guardOf(
    serviceFieldValueSchema,
    'choose the service and its environment from the list',
    {
      entityRef: 'Service',
      environment: 'Environment',
      cluster: 'Cluster',
      namespace: 'Namespace',
      release: 'Helm release',
      fullname: 'Names of its objects begin with',
      repoUrl: 'Repository',
      valuesPath: 'Values file',
      branch: 'Branch',
    },
  );

/** The schema of the parameter `campaign`. */
export const campaignGuard = () =>
  guardOf(
    z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    'the id of a campaign, as the page of the campaign has it',
  );
