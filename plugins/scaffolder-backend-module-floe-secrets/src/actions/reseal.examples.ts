import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

/** Examples for `floe:secrets:reseal`. */
export const examples: TemplateExample[] = [
  {
    description: 'Bring what a campaign sealed again into a repository',
    example: yaml.stringify({
      steps: [
        {
          id: 'reseal',
          action: 'floe:secrets:reseal',
          name: 'Replace the ciphertexts',
          input: {
            entityRef: 'component:default/orders-lakehouse',
            environment: 'prod',
            campaign: '3f0f6f5e-7a55-4f0e-9d0b-0c1f3c8d8a10',
          },
        },
      ],
    }),
  },
];
