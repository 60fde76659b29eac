import { JsonObject } from '@backstage/types';
import { secretsDraftSchema } from '@floe/values-files';
import { z } from 'zod';
import { secretStoreChangeSchema } from '../secretStores/secretStoreChange';
import { migrationSchema } from '../migration/migrationInput';
import { sopsFileChangeSchema } from '../sops/sopsFileChange';
import { sopsRecipientsSchema } from '../sops/sopsRecipients';
import {
  approachFieldValueSchema,
  reviewFieldValueSchema,
  WIZARD_PARAMETERS,
} from './fields';
import {
  campaignGuard,
  DEFINITIONS,
  guardOf,
  serviceGuard,
} from './parameterGuards';

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
    'age recipients, which begin with age1, public SSH keys without their comments, or fingerprints of PGP keys';
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
    (typeof WIZARD_PARAMETERS)[number] | 'secretStore' | 'sops',
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
      sops: sopsParameterSchemas().parameters.sops,
    },
    definitions,
    parameterNames: { enum: [...WIZARD_PARAMETERS, 'secretStore', 'sops'] },
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
