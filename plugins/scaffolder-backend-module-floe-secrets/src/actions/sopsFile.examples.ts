import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

/** Examples for `floe:secrets:sops-file`. */
export const examples: TemplateExample[] = [
  {
    description:
      'Write the file that the form field FloeSecretsSopsFile encrypted in the browser, and open a pull request',
    example: yaml.stringify({
      steps: [
        {
          id: 'sops',
          action: 'floe:secrets:sops-file',
          name: 'Write the encrypted file',
          input: {
            service: '${{ parameters.service }}',
            sops: '${{ parameters.sops }}',
          },
        },
        {
          id: 'pullRequest',
          action: 'floe:secrets:pull-request',
          name: 'Open the pull request',
          if: '${{ steps.sops.output.changed }}',
          input: {
            service: '${{ parameters.service }}',
            branchName: '${{ steps.sops.output.branchName }}',
            title: '${{ steps.sops.output.title }}',
            description: '${{ steps.sops.output.description }}',
            sourcePath: '${{ steps.sops.output.sourcePath }}',
          },
        },
      ],
    }),
  },
  {
    description: 'The same for a service that is named in short',
    example: yaml.stringify({
      steps: [
        {
          id: 'sops',
          action: 'floe:secrets:sops-file',
          name: 'Write the encrypted file',
          input: {
            entityRef: 'component:default/orders-lakehouse',
            environment: 'prod',
            sops: '${{ parameters.sops }}',
          },
        },
      ],
    }),
  },
];
