import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ChangedObject } from '@floe/values-files';
import { Text } from '@backstage/ui';
import { StackingTable } from '../../components/common/StackingTable';
import { useWords } from '../../components/common/useWords';
import { floeSecretsTranslationRef } from '../../translation';

/** The objects that the chart will render from the change. */
export const ObjectTable = (props: { objects: readonly ChangedObject[] }) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
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
        ]}
        rows={props.objects.map(({ kind, name, component }) => ({
          key: `${kind}/${name}`,
          cells: [
            words.component(component ?? null),
            kind,
            <code>{name}</code>,
          ],
        }))}
      />
    </div>
  );
};
