import { CampaignItem as CampaignItemAnswer } from '@floe/backstage-plugin-floe-secrets-common';
import { commandFor, ContextOf } from '../diagnose/commandContext';
import { shellCommand } from '../diagnose/commands';
import { COMPONENT_LABEL } from '../model/componentLabel';
import { CampaignItem } from './types';
import { VisibleItem } from './VisibleItem';

/** What only items of a migration have. */
export type MigrationPart = Pick<
  CampaignItemAnswer,
  'step' | 'keys' | 'component' | 'remedies'
>;

/** The step of each item of a migration, and the command where a person acts in the cluster; by the items' ids. */
export function migrationParts(
  items: readonly VisibleItem[],
  contextOf: ContextOf,
): Map<string, MigrationPart> {
  return new Map(
    items.map(({ item, observed }) => {
      const component = observed.labels[COMPONENT_LABEL];
      return [
        item.id,
        {
          ...(item.step && { step: item.step }),
          keys: item.keys,
          ...(component && { component }),
          ...(item.status === 'waiting' &&
            item.step === 'release' && {
              remedies: [releaseOf(item, contextOf)],
            }),
        },
      ];
    }),
  );
}

/** The Secret stays without an owner: the garbage collector takes the reference away. */
function releaseOf(
  { cluster, name, namespace }: CampaignItem,
  contextOf: ContextOf,
) {
  return {
    title:
      'Delete the SealedSecret in the cluster so that the Secret is kept (orphaned)',
    command: commandFor(
      shellCommand(
        ...['kubectl', 'delete', 'sealedsecret', name],
        ...['-n', namespace, '--cascade=orphan'],
      ),
      cluster,
      contextOf(cluster),
    ),
  };
}
