import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { PreviewObject } from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import { StackingTable } from '../../components/common/StackingTable';
import { useWords } from '../../components/common/useWords';
import { floeSecretsTranslationRef } from '../../translation';

/** The objects that the chart renders for the release, and what becomes of each. */
export const ObjectTable = (props: { objects: readonly PreviewObject[] }) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const words = useWords();
  const isReplaced = ({ action, name }: PreviewObject) =>
    action === 'removed' &&
    props.objects.some(
      other => other.name === name && other.action !== 'removed',
    );
  const namesOf = ({ readers }: PreviewObject) => {
    if (readers.database) {
      return t('wizard.review.readByDagster');
    }
    if (readers.workloads.length > 0) {
      return readers.workloads
        .map(workload => t(`wizard.envSecrets.${workload}`))
        .join(', ');
    }
    return readers.namedElsewhere
      ? t('wizard.review.readElsewhere')
      : t('wizard.review.readByNone');
  };
  const readersOf = (object: PreviewObject) => {
    const { action, readers } = object;
    if (action !== 'removed') {
      return namesOf(object);
    }
    const wasRead =
      readers.database ||
      readers.workloads.length > 0 ||
      readers.namedElsewhere;
    return wasRead && !isReplaced(object)
      ? t('wizard.review.readBefore', { readers: namesOf(object) })
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
          { title: t('wizard.review.component') },
          { title: t('wizard.review.kind') },
          { title: t('wizard.review.name') },
          { title: t('wizard.review.outcome'), isProse: true },
          { title: t('wizard.review.readBy'), isProse: true },
        ]}
        rows={props.objects.map(object => ({
          key: `${object.kind}/${object.name}`,
          cells: [
            words.component(object.component ?? null),
            object.kind,
            <code>{object.name}</code>,
            outcomeOf(object),
            readersOf(object),
          ],
        }))}
      />
    </div>
  );
};
