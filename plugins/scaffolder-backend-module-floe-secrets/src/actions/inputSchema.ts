import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  secretStoreChangeSchema,
  serviceFieldValueSchema,
  sopsFileChangeSchema,
} from '@floe/backstage-plugin-floe-secrets-common';
import { MESSAGES, secretsChangeSchema } from '@floe/values-files';
import { z } from 'zod';
import { DESCRIPTIONS } from './inputDescriptions';

type JsonSchema = { [keyword: string]: any };

/** The keywords that the scaffolder's page of actions shows. */
const KEPT = ['title', 'description', 'default', 'enum', 'type', 'required'];

/** The message for a string's pattern, which describes the required form. */
function formOf(schema: z.core.$ZodType, json: JsonSchema): string | undefined {
  const messages = (schema._zod.def.checks ?? []).flatMap(({ _zod }) => {
    const { error, format } = _zod.def as z.core.$ZodCheckRegexDef;
    const message = format === 'regex' ? error?.({} as never) : undefined;
    return typeof message === 'string' ? [message] : [];
  });
  return messages[0] ?? json[MESSAGES]?.pattern;
}

function described(
  schema: JsonSchema,
  name: string | undefined,
): string | undefined {
  const form = schema.$form && `Form: ${schema.$form}`;
  const text =
    schema.description ??
    (name !== undefined && Object.hasOwn(DESCRIPTIONS, name)
      ? DESCRIPTIONS[name]
      : undefined);
  return [text, form].filter(Boolean).join('. ') || undefined;
}

/**
 * Removes keywords that only a validator reads from a JSON schema: patterns,
 * lengths and similar ones. The action checks all of them with its own
 * messages.
 */
function document(schema: JsonSchema, name?: string): JsonSchema {
  const kept = Object.fromEntries(
    KEPT.filter(key => schema[key] !== undefined).map(key => [
      key,
      schema[key],
    ]),
  );
  const description = described(schema, name);
  const alternatives = schema.anyOf ?? schema.oneOf;
  return {
    ...kept,
    ...(schema.const !== undefined && {
      type: typeof schema.const,
      enum: [schema.const],
    }),
    ...(description && { description }),
    ...(schema.properties && {
      properties: Object.fromEntries(
        Object.entries<JsonSchema>(schema.properties).map(([key, child]) => [
          key,
          document(child, key),
        ]),
      ),
    }),
    ...(schema.items && { items: document(schema.items) }),
    ...(typeof schema.additionalProperties === 'object' && {
      additionalProperties: document(schema.additionalProperties),
    }),
    ...(alternatives && {
      anyOf: alternatives.map((one: JsonSchema) => document(one)),
    }),
  };
}

function titled(schema: JsonSchema): JsonSchema {
  const [approach] = schema.properties?.approach?.enum ?? [];
  return approach ? { title: approach, ...schema } : schema;
}

/**
 * The schema of an object as documentation. Its last alternative accepts
 * anything, because the action itself refuses wrong input and names its place.
 */
function documentation(schema: z.ZodType, description: string): JsonSchema {
  const json = document(
    z.toJSONSchema(schema, {
      target: 'draft-7',
      io: 'input',
      reused: 'inline',
      unrepresentable: 'any',
      override: ({ zodSchema, jsonSchema }) => {
        const form = formOf(zodSchema, jsonSchema);
        if (form) {
          jsonSchema.$form = form;
        }
      },
    }),
  );
  return {
    type: 'object',
    description,
    anyOf: [
      ...(json.anyOf ?? [json]).map(titled),
      {
        title: 'Anything else',
        description: 'is refused by the action, which says what is wrong where',
      },
    ],
  };
}

const FORMS: Record<string, z.ZodType> = {
  change: secretsChangeSchema,
  secrets: secretsChangeSchema,
  service: serviceFieldValueSchema,
  secretStore: secretStoreChangeSchema,
  sops: sopsFileChangeSchema,
};

/**
 * Describes the fields of `change`, `secrets`, `service` and `sops` in the
 * input schema of an action, from the schemas with which the action parses
 * them.
 */
export function documentedInput<T extends TemplateAction<any, any, any>>(
  action: T,
): T {
  const input = action.schema?.input as JsonSchema;
  return {
    ...action,
    schema: {
      ...action.schema,
      input: {
        ...input,
        properties: Object.fromEntries(
          Object.entries<JsonSchema>(input.properties).map(([name, schema]) => [
            name,
            Object.hasOwn(FORMS, name)
              ? documentation(FORMS[name], schema.description)
              : schema,
          ]),
        ),
      },
    },
  };
}
