import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

/** The service of the examples; all else about it is looked up. */
const service = {
  entityRef: 'component:default/orders-lakehouse',
  environment: 'prod',
};

const externalSecrets = {
  approach: 'external-secrets',
  storeRef: { kind: 'SecretStore', name: 'aws-secrets-manager' },
  refreshInterval: '15m',
  creationPolicy: 'Owner',
};

/** Has the form of a sealed value; nothing opens it. */
const sealedValue = Buffer.from([
  2,
  0,
  ...Array.from({ length: 512 + 24 }, (_, index) => (index * 17 + 7) % 256),
]).toString('base64');

const reference = (secretKey: string, property: string) => ({
  secretKey,
  remoteKey: 'floe/prod/snowflake',
  property,
});

const example = (input: object, before: object[] = []) =>
  yaml.stringify(
    {
      steps: [
        ...before,
        {
          id: 'values',
          action: 'floe:secrets:values',
          name: 'Change the values file',
          input,
        },
      ],
    },
    { aliasDuplicateObjects: false },
  );

/** Examples for `floe:secrets:values`. */
export const examples: TemplateExample[] = [
  {
    description:
      'External Secrets: refer to the credentials of Snowflake in AWS Secrets Manager',
    example: example({
      ...service,
      change: {
        ...externalSecrets,
        components: {
          compute: {
            engine: 'snowflake',
            keys: [
              reference('SNOWFLAKE_USER', 'user'),
              reference('SNOWFLAKE_PASSWORD', 'password'),
            ],
          },
        },
      },
    }),
  },
  {
    description:
      'Sealed Secrets: write a value that kubeseal --raw has sealed for the Secret of the object storage',
    example: example({
      ...service,
      change: {
        approach: 'sealed-secrets',
        scope: 'strict',
        sealedFor: {
          cluster: 'eu-1',
          namespace: 'floe-orders',
          fullname: 'orders-lakehouse-floe-dagster',
          certificateFingerprint: 'ab'.repeat(32),
        },
        components: {
          storage: { encryptedData: { AWS_SECRET_ACCESS_KEY: sealedValue } },
        },
      },
    }),
  },
  {
    description:
      'An edit: refer to another key of the provider for a key that the values file has, if the file is still the one that was previewed',
    example: example({
      ...service,
      etag: '${{ parameters.preview.etag }}',
      change: {
        ...externalSecrets,
        components: {
          compute: {
            keys: [
              {
                ...reference('SNOWFLAKE_PASSWORD', 'password'),
                remoteKey: 'floe/prod/snowflake-2027',
              },
            ],
          },
        },
      },
    }),
  },
  {
    description:
      'A change of the approach: External Secrets creates the Secret of the compute engine from now on, and the same pull request takes it out of the approach that the release has now',
    example: example({
      ...service,
      change: {
        ...externalSecrets,
        components: {
          compute: { keys: [reference('SNOWFLAKE_PASSWORD', 'password')] },
        },
        replaces: { components: ['compute'] },
      },
    }),
  },
  {
    description: "Write the values of the wizard's form fields",
    example: example({
      service: '${{ parameters.service }}',
      secrets: '${{ parameters.secrets }}',
    }),
  },
  {
    description: 'Change a values file that an earlier step has fetched',
    example: example(
      {
        service: '${{ parameters.service }}',
        secrets: '${{ parameters.secrets }}',
        source: 'workspace',
      },
      [
        {
          id: 'fetch',
          action: 'fetch:plain',
          name: 'Fetch the repository',
          input: { url: 'https://github.com/acme/orders-lakehouse' },
        },
      ],
    ),
  },
];
