import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { PreviewObject } from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import { StackingTable } from '../../components/common/StackingTable';
import { useWords } from '../../components/common/useWords';
import { floeSecretsTranslationRef } from '../../translation';
import { useReaderNames } from './useReaderNames';

/**
 * The objects that the chart renders for the release, and how the change
 * affects each.
 */
export const ObjectTable = (props: { objects: readonly PreviewObject[] }) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const words = useWords();
  const namesOf = useReaderNames();
  const isReplaced = ({ action, name }: PreviewObject) =>
    action === 'removed' &&
    props.objects.some(
      other => other.name === name && other.action !== 'removed',
    );
  const readersOf = (object: PreviewObject) => {
    const names = namesOf(object);
    if (object.action !== 'removed') {
      return names ?? t('wizard.review.readByNone');
    }
    return names && !isReplaced(object)
      ? t('wizard.review.readBefore', { readers: names })
      : '–';
  };
  const outcomeOf = (object: PreviewObject) => {
    const { action, secret } = object;
    if (isReplaced(object)) {
      return t('wizard.review.removed.replaced');
    }
    return action === 'removed' && secret
      ? t(`wizard.review.removed.${secret}`)
      : t(`wizard.review.action.${action}`);
  };

  return (
    <div>
      <Text as="h3" variant="title-x-small">
        {t('wizard.review.objects')}
      </Text>
      <StackingTable
        aria-label={t('wizard.review.objects')}
        columns={[
          { title: t('wizard.review.component'), isProse: true },
          { title: t('wizard.review.kind') },
          { title: t('wizard.review.name') },
          { title: t('wizard.review.outcome'), isProse: true },
          { title: t('wizard.review.readBy'), isProse: true },
        ]}
        rows={props.objects.map(object => ({
          key: `${object.kind}/${object.name}`,
          cells: [
            words.component(object.component ?? null),
            <span style={{ whiteSpace: 'nowrap' }}>{object.kind}</span>,
            <code>{object.name}</code>,
            outcomeOf(object),
            readersOf(object),
          ],
        }))}
      />
    </div>
  );
};
