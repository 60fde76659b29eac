import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

/** Examples for `floe:secrets:migrate`. */
export const examples: TemplateExample[] = [
  {
    description: 'Write the next step of a migration into the values file',
    example: yaml.stringify({
      steps: [
        {
          id: 'migrate',
          action: 'floe:secrets:migrate',
          name: 'Change the values file',
          input: {
            entityRef: 'component:default/orders-lakehouse',
            environment: 'prod',
            campaign: '3f0f6f5e-7a55-4f0e-9d0b-0c1f3c8d8a10',
            storeName: 'aws-secrets-manager',
          },
        },
      ],
    }),
  },
];
