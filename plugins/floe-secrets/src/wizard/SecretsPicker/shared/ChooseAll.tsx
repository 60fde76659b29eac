import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../../translation';

/** Chooses every component of the chart at once. */
export const ChooseAll = (props: {
  /** Whether all are chosen. */
  isDone: boolean;
  onChoose: () => void;
}) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <div>
      <Button
        size="small"
        variant="secondary"
        isDisabled={props.isDone}
        onPress={props.onChoose}
      >
        {t('wizard.secrets.chooseAll')}
      </Button>
    </div>
  );
};
