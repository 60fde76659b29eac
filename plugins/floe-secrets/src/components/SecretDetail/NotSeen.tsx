import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  Remedy,
  ResourceVisibility,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import { FoldedRemedies } from '../common/FoldedRemedies';
import { Sentence } from '../common/Sentence';

type Part = 'secrets' | 'pods';

const CONFIGURATION: Record<Part, string> = {
  secrets: 'floeSecrets:\n  observe:\n    secretMetadata: true',
  pods: 'floeSecrets:\n  observe:\n    consumers: true',
};

/** A rule of a ClusterRole, as in docs/rbac. */
function ruleOf(part: Part): string {
  return `- apiGroups: ['']\n  resources: [${part}]\n  verbs: [list, watch]`;
}

/**
 * Says that a part of the cluster is not observed, and which lines enable it.
 */
export const NotSeen = (props: {
  part: Part;
  visibility: ResourceVisibility;
}) => {
  const { part, visibility } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { state, reason } = visibility;
  const remedies: Remedy[] = [
    ...(state === 'off'
      ? [
          {
            title: t('detail.notSeen.configure'),
            manifest: CONFIGURATION[part],
          },
        ]
      : []),
    ...(state === 'off' || state === 'forbidden'
      ? [
          {
            title: t(`detail.notSeen.allow.${part}`),
            manifest: ruleOf(part),
          },
        ]
      : []),
  ];

  return (
    <div>
      <Text as="p" variant="body-small" color="secondary">
        {t(`detail.notSeen.${part}`)}{' '}
        {state !== 'off' && reason && <Sentence>{reason}</Sentence>}
      </Text>
      <FoldedRemedies summary={t('detail.notSeen.how')} remedies={remedies} />
    </div>
  );
};
