import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

const fetchStep = {
  id: 'fetch',
  action: 'fetch:plain',
  name: 'Fetch the repository',
  input: { url: 'https://github.com/acme/orders-lakehouse' },
};

/** Examples for `floe:secrets:check`. */
export const examples: TemplateExample[] = [
  {
    description:
      'Check all values files that the catalog names for a service in an environment, and compare them with its cluster',
    example: yaml.stringify({
      steps: [
        fetchStep,
        {
          id: 'check',
          action: 'floe:secrets:check',
          name: 'Check the values files',
          input: {
            entityRef: 'component:default/orders-lakehouse',
            environment: 'prod',
          },
        },
      ],
    }),
  },
  {
    description:
      'Check the values file of a new service, and let warnings end the task too',
    example: yaml.stringify({
      steps: [
        {
          id: 'check',
          action: 'floe:secrets:check',
          name: 'Check the values file',
          input: { valuesPaths: ['deploy/values.yaml'], failOn: 'warning' },
        },
      ],
    }),
  },
  {
    description: 'Report the findings and continue',
    example: yaml.stringify({
      steps: [
        fetchStep,
        {
          id: 'check',
          action: 'floe:secrets:check',
          name: 'Check the values file',
          input: { valuesPaths: ['deploy/values.yaml'], failOn: 'never' },
        },
        {
          id: 'log',
          action: 'debug:log',
          name: 'Print the number of findings',
          input: {
            message: '${{ steps.check.output.findings.length }} findings',
          },
        },
      ],
    }),
  },
];
