import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import { SECTIONS, type Section } from '@floe/values-files';
import { floeSecretsTranslationRef } from '../../../translation';
import { ChooseAll } from './ChooseAll';

/** The heading of the chart's components, and the button that chooses all. */
export const ComponentsHeading = <F,>(props: {
  description: string;
  components: Partial<Record<Section, F>>;
  /** Whether the change removes a component. */
  isGone: (form: F) => boolean;
  onChooseAll: () => void;
}) => {
  const { description, components, isGone, onChooseAll } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <>
      <div>
        <Text as="h3" variant="title-x-small">
          {t('wizard.secrets.components')}
        </Text>
        <Text as="p" variant="body-small" color="secondary">
          {description}
        </Text>
      </div>
      <ChooseAll
        isDone={SECTIONS.every(section => {
          const own = components[section];
          return own !== undefined && !isGone(own);
        })}
        onChoose={onChooseAll}
      />
    </>
  );
};
