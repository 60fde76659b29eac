import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

/** Examples for `floe:secrets:start-campaign`. */
export const examples: TemplateExample[] = [
  {
    description: 'Rotate the secrets of a service that are overdue',
    example: yaml.stringify({
      steps: [
        {
          id: 'campaign',
          action: 'floe:secrets:start-campaign',
          name: 'Start the rotation',
          input: {
            kind: 'rotation',
            entityRef: 'component:default/orders-lakehouse',
            environment: 'prod',
          },
        },
      ],
    }),
  },
  {
    description:
      'Rotate all secrets of a team, as after one of its members has left',
    example: yaml.stringify({
      steps: [
        {
          id: 'campaign',
          action: 'floe:secrets:start-campaign',
          name: 'Start the rotation',
          input: {
            kind: 'rotation',
            owner: 'group:default/data-platform',
            all: true,
          },
        },
      ],
    }),
  },
  {
    description:
      'Begin to move the Secrets that a person created to External Secrets',
    example: yaml.stringify({
      steps: [
        {
          id: 'campaign',
          action: 'floe:secrets:start-campaign',
          name: 'Start the migration',
          input: {
            kind: 'migration',
            from: 'kubernetes',
            to: 'external-secrets',
            entityRef: 'component:default/orders-lakehouse',
            environment: 'prod',
          },
        },
      ],
    }),
  },
];
