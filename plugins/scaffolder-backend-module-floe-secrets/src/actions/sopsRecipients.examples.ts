import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

/** Examples for `floe:secrets:sops-recipients`. */
export const examples: TemplateExample[] = [
  {
    description: 'Take a colleague out of the rule for a file, and another in',
    example: yaml.stringify({
      steps: [
        {
          id: 'recipients',
          action: 'floe:secrets:sops-recipients',
          name: 'Change the recipients',
          input: {
            entityRef: 'component:default/orders-lakehouse',
            environment: 'prod',
            path: 'deploy/values-prod.enc.yaml',
            add: [
              'age1lf6tyq66xvgdgst074hmvf5af9gh3dcuszh6ddmel6fhnq89ducqupmjyn',
            ],
            remove: [
              'age1x50ugl7xvn3xcs4qax9fhelek098c4cavxg55gcsgh93m2nnx9xshp6gca',
            ],
          },
        },
      ],
    }),
  },
];
