import { CampaignItem as CampaignItemAnswer } from '@floe/backstage-plugin-floe-secrets-common';
import { commandFor, ContextOf } from '../../diagnose/commandContext';
import { COMPONENT_LABEL } from '../../model/componentLabel';
import { CampaignScope } from '../types';
import { VisibleItem } from '../VisibleItem';
import { requireMigration } from './plans';

/** What only items of a migration have. */
export type MigrationPart = Pick<
  CampaignItemAnswer,
  'step' | 'keys' | 'component' | 'remedies'
>;

/** The step of each item of a migration, and what a person does in the cluster; by the items' ids. */
export function migrationParts(
  scope: CampaignScope,
  items: readonly VisibleItem[],
  contextOf: ContextOf,
): Map<string, MigrationPart> {
  const { rules } = requireMigration(scope);
  return new Map(
    items.map(({ item, observed }) => {
      const component = observed.labels[COMPONENT_LABEL];
      const remedy =
        item.status === 'waiting' ? rules.inCluster(item, observed) : null;
      return [
        item.id,
        {
          ...(item.step && { step: item.step }),
          keys: item.keys,
          ...(component && { component }),
          ...(remedy && {
            remedies: [
              remedy.command
                ? {
                    ...remedy,
                    command: commandFor(
                      remedy.command,
                      item.cluster,
                      contextOf(item.cluster),
                    ),
                  }
                : remedy,
            ],
          }),
        },
      ];
    }),
  );
}
