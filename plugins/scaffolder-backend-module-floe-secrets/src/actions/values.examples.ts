import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

const service = {
  entityRef: 'component:default/orders-lakehouse',
  environment: 'prod',
  cluster: 'eu-1',
  namespace: 'floe-orders',
  release: 'orders-lakehouse',
  fullname: 'orders-lakehouse-floe-dagster',
  repoUrl: 'github.com?owner=acme&repo=orders-lakehouse',
  valuesPath: 'deploy/values-prod.yaml',
};

/** Examples for `floe:secrets:values`. */
export const examples: TemplateExample[] = [
  {
    description: 'Write what the form fields of the wizard hold',
    example: yaml.stringify({
      steps: [
        {
          id: 'values',
          action: 'floe:secrets:values',
          name: 'Change the values file',
          input: {
            service: '${{ parameters.service }}',
            secrets: '${{ parameters.secrets }}',
          },
        },
      ],
    }),
  },
  {
    description:
      'Refer to the credentials of Snowflake in AWS Secrets Manager, with a common values file that Helm reads first',
    example: yaml.stringify({
      steps: [
        {
          id: 'values',
          action: 'floe:secrets:values',
          name: 'Change the values file',
          input: {
            service,
            secrets: {
              approach: 'external-secrets',
              storeRef: { kind: 'SecretStore', name: 'aws-secrets-manager' },
              refreshInterval: '15m',
              creationPolicy: 'Owner',
              components: {
                compute: {
                  engine: 'snowflake',
                  keys: [
                    {
                      secretKey: 'SNOWFLAKE_USER',
                      remoteKey: 'floe/prod/snowflake',
                      property: 'user',
                    },
                    {
                      secretKey: 'SNOWFLAKE_PASSWORD',
                      remoteKey: 'floe/prod/snowflake',
                      property: 'password',
                    },
                  ],
                },
              },
            },
            earlierValuesPaths: ['deploy/values.yaml'],
          },
        },
      ],
    }),
  },
  {
    description: 'Change a values file that an earlier step has fetched',
    example: yaml.stringify({
      steps: [
        {
          id: 'fetch',
          action: 'fetch:plain',
          name: 'Fetch the repository',
          input: { url: 'https://github.com/acme/orders-lakehouse' },
        },
        {
          id: 'values',
          action: 'floe:secrets:values',
          name: 'Change the values file',
          input: {
            service: '${{ parameters.service }}',
            secrets: '${{ parameters.secrets }}',
            source: 'workspace',
          },
        },
      ],
    }),
  },
];
