import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

/** Examples for `floe:secrets:pull-request`. */
export const examples: TemplateExample[] = [
  {
    description:
      'Open a pull request with what floe:secrets:values has written',
    example: yaml.stringify({
      steps: [
        {
          id: 'pullRequest',
          action: 'floe:secrets:pull-request',
          name: 'Open the pull request',
          if: '${{ steps.values.output.changed }}',
          input: {
            service: '${{ parameters.service }}',
            sourcePath: '${{ steps.values.output.sourcePath }}',
            branchName: '${{ steps.values.output.branchName }}',
            basedOn: '${{ steps.values.output.basedOn }}',
            title: '${{ steps.values.output.title }}',
            description: '${{ steps.values.output.description }}',
          },
        },
      ],
    }),
  },
  {
    description: 'Open it as a draft, and ask two people to review it',
    example: yaml.stringify({
      steps: [
        {
          id: 'pullRequest',
          action: 'floe:secrets:pull-request',
          name: 'Open the pull request',
          input: {
            entityRef: 'component:default/orders-lakehouse',
            environment: 'prod',
            sourcePath: 'floe-secrets',
            title: 'Add the secrets of Snowflake',
            description: 'They come from AWS Secrets Manager.',
            draft: true,
            reviewers: ['jo', 'kim'],
            labels: ['secrets'],
          },
        },
      ],
    }),
  },
];
