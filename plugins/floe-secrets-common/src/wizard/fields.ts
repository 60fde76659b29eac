import {
  namespaceNameSchema,
  objectNameSchema,
  placeNameSchema,
  releaseNameSchema,
  secretsChangeSchema,
  withoutCredential,
} from '@floe/values-files';
import { z } from 'zod';
import { branchNameSchema } from '../repository/branchName';
import { valuesPathSchema } from '../repository/repositoryPath';

/**
 * Names of the scaffolder's form fields (`ui:field` in a template).
 * @public
 */
export const WIZARD_FIELDS = {
  service: 'FloeSecretsServicePicker',
  approach: 'FloeSecretsApproach',
  secrets: 'FloeSecretsComponents',
  review: 'FloeSecretsReview',
} as const;

/**
 * Name of the scaffolder's form field for a new SOPS file.
 * @public
 */
export const SOPS_FILE_FIELD = 'FloeSecretsSopsFile';

/**
 * The entity ref of the template that encrypts with SOPS, as in the URL of its
 * form.
 * @public
 */
export const SOPS_TEMPLATE = {
  namespace: 'default',
  templateName: 'encrypt-secrets',
} as const;

/**
 * Name of the scaffolder's form field for a new SecretStore.
 * @public
 */
export const SECRET_STORE_FIELD = 'FloeSecretsSecretStore';

/**
 * The entity ref of the template that creates a SecretStore, as in the URL of
 * its form.
 * @public
 */
export const SECRET_STORE_TEMPLATE = {
  namespace: 'default',
  templateName: 'new-secret-store',
} as const;

/**
 * Parameters of the template "Add or change the secrets
 * of a floe service". A form field
 * finds the values of other fields under these names in the form's data.
 * @public
 */
export const WIZARD_PARAMETERS = [
  'service',
  'approach',
  'secrets',
  'review',
] as const;

const entityRef = withoutCredential(
  z
    .string()
    .max(512)
    .regex(
      /^[^:/\s]+:[^:/\s]+\/[^:/\s]+$/,
      'an entity is named kind:namespace/name',
    ),
);

const REPO_URL =
  /^[\w.-]+(?::\d+)?(?:\/[\w./-]*)?\?[a-z]+=[\w.*+%/~ -]+(?:&[a-z]+=[\w.*+%/~ -]*)*$/;

/**
 * Value of `FloeSecretsServicePicker`: the service and where it runs, as
 * `GET /v1/entities/…/secrets` returns it. The action asks the backend again and
 * refuses a value that differs, so that nobody can change another team's
 * service.
 * @public
 */
export const serviceFieldValueSchema = z.strictObject({
  entityRef,
  /** Name of the environment, as configured. */
  environment: withoutCredential(placeNameSchema),
  /** Name of the cluster, as the kubernetes plugin knows it. */
  cluster: withoutCredential(placeNameSchema),
  namespace: namespaceNameSchema,
  /** Helm release. */
  release: releaseNameSchema,
  /** The chart's full name of this release; object names begin with it. */
  fullname: objectNameSchema,
  /**
   * In the format of the scaffolder's publish actions: `host?owner=…&repo=…`.
   */
  repoUrl: withoutCredential(
    z
      .string()
      .min(1)
      .max(2048)
      .regex(REPO_URL, 'a repository is named host?owner=…&repo=…'),
  ),
  /** From the root of the repository, `{environment}` filled in. */
  valuesPath: withoutCredential(valuesPathSchema),
  /**
   * Base branch of the pull request. If given, it must be the branch of the
   * entity's source location.
   */
  branch: withoutCredential(branchNameSchema).optional(),
});

/**
 * Value of `FloeSecretsApproach`.
 * @public
 */
export const approachFieldValueSchema = z.strictObject({
  approach: z.enum(['external-secrets', 'sealed-secrets']),
});

/**
 * Value of `FloeSecretsComponents`: the store or scope, the components and
 * their keys. It never holds a value, only references and ciphertext.
 * @public
 */
export const secretsFieldValueSchema = secretsChangeSchema;

/**
 * Value of `FloeSecretsReview`.
 * @public
 */
export const reviewFieldValueSchema = z.strictObject({
  /** The user has confirmed the preview. */
  confirmed: z.literal(true, 'confirm what will be written'),
  /**
   * The version of the values file that the preview showed: `file.etag` of
   * `POST /v1/preview`.
   */
  etag: z
    .string()
    .regex(/^[\w-]{1,64}$/, 'the preview names the version of a file')
    .optional(),
});

/** @public */
export type ServiceFieldValue = z.output<typeof serviceFieldValueSchema>;
/** @public */
export type ApproachFieldValue = z.output<typeof approachFieldValueSchema>;
/** @public */
export type SecretsFieldValue = z.output<typeof secretsFieldValueSchema>;
/** @public */
export type ReviewFieldValue = z.output<typeof reviewFieldValueSchema>;
