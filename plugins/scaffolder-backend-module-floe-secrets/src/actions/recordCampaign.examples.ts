import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

/** Examples for `floe:secrets:record-campaign`. */
export const examples: TemplateExample[] = [
  {
    description: 'Have a campaign follow the pull request of the step before',
    example: yaml.stringify({
      steps: [
        {
          id: 'record',
          action: 'floe:secrets:record-campaign',
          name: 'Follow the pull request',
          input: {
            campaign: '${{ parameters.campaign }}',
            itemIds: '${{ steps.reseal.output.itemIds }}',
            conflicts: '${{ steps.reseal.output.conflicts }}',
            pullRequestUrl: '${{ steps.pullRequest.output.remoteUrl }}',
          },
        },
      ],
    }),
  },
];
