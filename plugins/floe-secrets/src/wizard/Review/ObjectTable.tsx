import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ChangedObject, SecretReaders } from '@floe/values-files';
import { Text } from '@backstage/ui';
import { StackingTable } from '../../components/common/StackingTable';
import { useWords } from '../../components/common/useWords';
import { floeSecretsTranslationRef } from '../../translation';

/** The objects that the chart will render from the change. */
export const ObjectTable = (props: {
  objects: readonly ChangedObject[];
  readers: readonly SecretReaders[];
}) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const readersOf = (name: string) => {
    const found = props.readers.find(({ secret }) => secret === name);
    if (!found) {
      return t('wizard.review.readByDagster');
    }
    return found.workloads.length > 0
      ? found.workloads
          .map(workload => t(`wizard.envSecrets.${workload}`))
          .join(', ')
      : t('wizard.review.readByNone');
  };
  const words = useWords();

  return (
    <div>
      <Text as="h3" variant="title-x-small">
        {t('wizard.review.objects')}
      </Text>
      <StackingTable
        columns={[
          { title: t('wizard.review.component') },
          { title: t('wizard.review.kind') },
          { title: t('wizard.review.name') },
          { title: t('wizard.review.readBy') },
        ]}
        rows={props.objects.map(({ kind, name, component }) => ({
          key: `${kind}/${name}`,
          cells: [
            words.component(component ?? null),
            kind,
            <code>{name}</code>,
            readersOf(name),
          ],
        }))}
      />
    </div>
  );
};
