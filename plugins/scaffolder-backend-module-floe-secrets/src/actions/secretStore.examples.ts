import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

/** Examples for `floe:secrets:secret-store`. */
export const examples: TemplateExample[] = [
  {
    description:
      'Write the store that the form field FloeSecretsSecretStore describes, open a pull request and follow it until the store is Ready',
    example: yaml.stringify({
      steps: [
        {
          id: 'store',
          action: 'floe:secrets:secret-store',
          name: 'Write the store',
          input: {
            service: '${{ parameters.service }}',
            secretStore: '${{ parameters.secretStore }}',
          },
        },
        {
          id: 'pullRequest',
          action: 'floe:secrets:pull-request',
          name: 'Open the pull request',
          if: '${{ steps.store.output.changed }}',
          input: {
            service: '${{ parameters.service }}',
            branchName: '${{ steps.store.output.branchName }}',
            title: '${{ steps.store.output.title }}',
            description: '${{ steps.store.output.description }}',
            sourcePath: '${{ steps.store.output.sourcePath }}',
          },
        },
        {
          id: 'record',
          action: 'floe:secrets:record-change',
          name: 'Follow the change',
          if: '${{ steps.pullRequest.output.remoteUrl or false }}',
          input: {
            service: '${{ parameters.service }}',
            approach: '${{ steps.store.output.approach }}',
            title: '${{ steps.store.output.title }}',
            objects: '${{ steps.store.output.objects }}',
            pullRequestUrl: '${{ steps.pullRequest.output.remoteUrl }}',
            pullRequestNumber:
              '${{ steps.pullRequest.output.pullRequestNumber }}',
          },
        },
      ],
    }),
  },
  {
    description:
      'A store for HashiCorp Vault with the fields of the CRD, for a service with a short description',
    example: yaml.stringify({
      steps: [
        {
          id: 'store',
          action: 'floe:secrets:secret-store',
          name: 'Write the store',
          input: {
            entityRef: 'component:default/orders-lakehouse',
            environment: 'prod',
            secretStore: {
              kind: 'SecretStore',
              name: 'vault',
              path: 'deploy/prod/secret-stores/vault.yaml',
              withServiceAccount: true,
              prefix: 'floe/',
              provider: {
                vault: {
                  server: 'https://vault.example.com',
                  path: 'secret',
                  version: 'v2',
                  auth: {
                    kubernetes: {
                      mountPath: 'kubernetes',
                      role: 'floe-dagster',
                      serviceAccountRef: { name: 'external-secrets-sa' },
                    },
                  },
                },
              },
            },
          },
        },
      ],
    }),
  },
];
