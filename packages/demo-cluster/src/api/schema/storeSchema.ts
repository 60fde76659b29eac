import { labelSelector, namespaceName } from './names';
import {
  anything,
  integer,
  listOf,
  object,
  ObjectSchema,
  oneOf,
  Schema,
  text,
} from './schema';

/**
 * For each provider, only the fields that the server defaults or requires; the
 * rest is kept unchanged.
 */
const providers: Record<string, Schema> = {
  aws: object(
    {
      service: oneOf([
        'SecretsManager',
        'ParameterStore',
        'CertificateManager',
      ]),
      region: text,
      sessionTagsPolicy: oneOf(['None', 'Simple', 'Custom'], 'None'),
    },
    { open: true, required: ['region', 'service'] },
  ),
  vault: object(
    {
      server: text,
      path: text,
      version: oneOf(['v1', 'v2'], 'v2'),
      auth: object(
        {
          appRole: object(
            { path: { type: 'string', default: 'approle' } },
            { open: true, required: ['path', 'secretRef'] },
          ),
          kubernetes: object(
            { mountPath: { type: 'string', default: 'kubernetes' } },
            { open: true, required: ['mountPath', 'role'] },
          ),
        },
        { open: true },
      ),
    },
    { open: true, required: ['server'] },
  ),
  gcpsm: object(
    {
      secretVersionSelectionPolicy: {
        type: 'string',
        default: 'LatestOrFail',
      },
    },
    { open: true },
  ),
  azurekv: object(
    {
      vaultUrl: text,
      authType: oneOf(
        ['ServicePrincipal', 'ManagedIdentity', 'WorkloadIdentity'],
        'ServicePrincipal',
      ),
      environmentType: { type: 'string', default: 'PublicCloud' },
      useAzureSDK: { type: 'boolean', default: false },
    },
    { open: true, required: ['vaultUrl'] },
  ),
  ibm: object(
    { auth: object({}, { open: true, minProperties: 1, maxProperties: 1 }) },
    { open: true, required: ['auth'] },
  ),
  conjur: object(
    {
      url: text,
      auth: object({}, { open: true, minProperties: 1, maxProperties: 1 }),
    },
    { open: true, required: ['auth', 'url'] },
  ),
  fake: object(
    {
      data: listOf(
        object(
          { key: text, value: text, version: text },
          { required: ['key', 'value'] },
        ),
      ),
      validationResult: integer,
    },
    { required: ['data'] },
  ),
};

/** SecretStore and ClusterSecretStore, after the CRDs of External Secrets Operator 2.9. */
export const storeSpec: ObjectSchema = object(
  {
    provider: object(providers, {
      open: true,
      minProperties: 1,
      maxProperties: 1,
    }),
    conditions: listOf(
      object({
        namespaces: listOf(namespaceName),
        namespaceSelector: labelSelector,
        namespaceRegexes: listOf(text),
      }),
    ),
    controller: text,
    refreshInterval: anything,
    retrySettings: object({ maxRetries: integer, retryInterval: text }),
  },
  { required: ['provider'] },
);
