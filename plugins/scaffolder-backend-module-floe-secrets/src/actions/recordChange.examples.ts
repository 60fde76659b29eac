import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

/** Examples for `floe:secrets:record-change`. */
export const examples: TemplateExample[] = [
  {
    description: 'Record the pull request of the previous step',
    example: yaml.stringify({
      steps: [
        {
          id: 'record',
          action: 'floe:secrets:record-change',
          name: 'Follow the pull request',
          input: {
            service: '${{ parameters.service }}',
            approach: '${{ steps.values.output.approach }}',
            title: '${{ steps.values.output.title }}',
            objects: '${{ steps.values.output.objects }}',
            removed: '${{ steps.values.output.removed }}',
            pullRequestUrl: '${{ steps.pullRequest.output.remoteUrl }}',
            pullRequestNumber:
              '${{ steps.pullRequest.output.pullRequestNumber }}',
          },
        },
      ],
    }),
  },
  {
    description: 'Record a pull request of a service with a short description',
    example: yaml.stringify({
      steps: [
        {
          id: 'record',
          action: 'floe:secrets:record-change',
          name: 'Follow the pull request',
          input: {
            entityRef: 'component:default/orders-lakehouse',
            environment: 'prod',
            approach: 'external-secrets',
            title: 'Add the secrets of Snowflake',
            objects: [
              {
                kind: 'ExternalSecret',
                name: 'orders-lakehouse-floe-dagster-compute-secret',
              },
            ],
            pullRequestUrl: 'https://github.com/acme/orders-lakehouse/pull/7',
          },
        },
      ],
    }),
  },
];
