import { JsonObject } from '@backstage/types';
import {
  CREDENTIAL_PATTERN,
  MESSAGES,
  secretsDraftSchema,
} from '@floe/values-files';
import { z } from 'zod';
import { secretStoreChangeSchema } from '../secretStores/secretStoreChange';
import { migrationSchema } from '../migration/migrationInput';
import { sopsFileChangeSchema } from '../sops/sopsFileChange';
import { sopsRecipientsSchema } from '../sops/sopsRecipients';
import {
  approachFieldValueSchema,
  reviewFieldValueSchema,
  serviceFieldValueSchema,
  WIZARD_PARAMETERS,
} from './fields';

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
 * @param errorMessage - the form's message for any fault of the schema
 * (ajv-errors); the field itself marks each fault
 * @param titles - what the form's review calls the fields of an object
 */
function guardOf(
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

const DEFINITIONS = { credential: { pattern: CREDENTIAL_PATTERN } };

const serviceGuard = () =>
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

const campaignGuard = () =>
  guardOf(
    z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    'the id of a campaign, as the page of the campaign has it',
  );

/**
 * JSON schemas for the parameters of the template "Rotate the secrets of a floe
 * service"; see {@link wizardParameterSchemas}.
 * @public
 */
export function rotationParameterSchemas(): {
  parameters: Record<'service' | 'all', JsonObject>;
  definitions: JsonObject;
  parameterNames: JsonObject;
} {
  return {
    parameters: {
      service: serviceGuard(),
      all: guardOf(z.boolean(), 'yes or no'),
    },
    definitions: DEFINITIONS,
    parameterNames: { enum: ['service', 'all'] },
  };
}

/**
 * JSON schemas for the parameters of the template "Move secrets of a floe
 * service to External Secrets"; see {@link wizardParameterSchemas}.
 * @public
 */
export function migrationParameterSchemas(): {
  parameters: Record<
    'service' | 'campaign' | 'storeName' | 'storeKind' | 'remoteKeys',
    JsonObject
  >;
  definitions: JsonObject;
  parameterNames: JsonObject;
} {
  const { remoteKeys, storeKind, storeName } = migrationSchema.shape;
  return {
    parameters: {
      service: serviceGuard(),
      campaign: campaignGuard(),
      storeName: guardOf(storeName, 'the name of a store, as the store has it'),
      storeKind: guardOf(storeKind, 'SecretStore or ClusterSecretStore'),
      remoteKeys: guardOf(
        remoteKeys,
        'the name of a Secret, a colon and the key at the provider',
      ),
    },
    definitions: DEFINITIONS,
    parameterNames: {
      enum: ['service', 'campaign', 'storeName', 'storeKind', 'remoteKeys'],
    },
  };
}

/**
 * JSON schemas for the parameters of the template "Bring sealed values of a
 * campaign into a repository"; see {@link wizardParameterSchemas}.
 * @public
 */
export function resealParameterSchemas(): {
  parameters: Record<'service' | 'campaign', JsonObject>;
  definitions: JsonObject;
  parameterNames: JsonObject;
} {
  return {
    parameters: {
      service: serviceGuard(),
      campaign: campaignGuard(),
    },
    definitions: DEFINITIONS,
    parameterNames: { enum: ['service', 'campaign'] },
  };
}

/**
 * JSON schemas for the parameters of the template "Change who can decrypt SOPS
 * files of a floe service"; see {@link wizardParameterSchemas}.
 * @public
 */
export function sopsRecipientsParameterSchemas(): {
  parameters: Record<'service' | 'path' | 'add' | 'remove', JsonObject>;
  definitions: JsonObject;
  parameterNames: JsonObject;
} {
  const { path, add, remove } = sopsRecipientsSchema.shape;
  const refusal =
    'age recipients, which begin with age1, or fingerprints of PGP keys';
  return {
    parameters: {
      service: serviceGuard(),
      path: guardOf(path, 'the path of an encrypted file of the repository'),
      add: guardOf(add, refusal),
      remove: guardOf(remove, refusal),
    },
    definitions: DEFINITIONS,
    parameterNames: { enum: ['service', 'path', 'add', 'remove'] },
  };
}

/**
 * JSON schemas for the parameters of the template "Encrypt secrets of a floe
 * service with SOPS"; see {@link wizardParameterSchemas}.
 * @public
 */
export function sopsParameterSchemas(): {
  parameters: Record<'service' | 'sops', JsonObject>;
  definitions: JsonObject;
  parameterNames: JsonObject;
} {
  return {
    parameters: {
      service: serviceGuard(),
      sops: guardOf(sopsFileChangeSchema, 'correct the marked fields'),
    },
    definitions: DEFINITIONS,
    parameterNames: { enum: ['service', 'sops'] },
  };
}

/**
 * JSON schemas for the parameters of the template "Make a SecretStore for a
 * floe service"; see {@link wizardParameterSchemas}.
 * @public
 */
export function secretStoreParameterSchemas(): {
  parameters: Record<'service' | 'secretStore', JsonObject>;
  definitions: JsonObject;
  parameterNames: JsonObject;
} {
  return {
    parameters: {
      service: serviceGuard(),
      secretStore: guardOf(
        secretStoreChangeSchema,
        'correct the marked fields',
      ),
    },
    definitions: DEFINITIONS,
    parameterNames: { enum: ['service', 'secretStore'] },
  };
}

/**
 * JSON schemas for the parameters of the template "Set up an environment of a
 * floe service"; see {@link wizardParameterSchemas}.
 * @public
 */
export function environmentParameterSchemas(): {
  parameters: Record<
    (typeof WIZARD_PARAMETERS)[number] | 'secretStore',
    JsonObject
  >;
  definitions: JsonObject;
  parameterNames: JsonObject;
} {
  const { definitions, parameters } = wizardParameterSchemas();
  return {
    parameters: {
      ...parameters,
      secretStore: secretStoreParameterSchemas().parameters.secretStore,
    },
    definitions,
    parameterNames: { enum: [...WIZARD_PARAMETERS, 'secretStore'] },
  };
}

/**
 * JSON schemas for the parameters of the template "Add or change the secrets
 * of a floe service", from the same zod schemas as the action.
 *
 * The scaffolder validates its input against them before it stores a task or
 * writes a log, so that a value in clear text or a credential gets no further.
 * They do not say which fields are required; the form and the action check
 * that.
 *
 * @returns the schema of each parameter, the shared definitions
 * (`#/definitions/…`), and a schema for the names of the parameters
 * @public
 */
export function wizardParameterSchemas(): {
  parameters: Record<(typeof WIZARD_PARAMETERS)[number], JsonObject>;
  definitions: JsonObject;
  parameterNames: JsonObject;
} {
  return {
    parameters: {
      service: serviceGuard(),
      approach: guardOf(
        approachFieldValueSchema,
        'choose how the secrets reach the cluster',
      ),
      secrets: guardOf(secretsDraftSchema, 'correct the marked fields'),
      review: guardOf(reviewFieldValueSchema, 'confirm what will be written'),
    },
    definitions: DEFINITIONS,
    parameterNames: { enum: [...WIZARD_PARAMETERS] },
  };
}
