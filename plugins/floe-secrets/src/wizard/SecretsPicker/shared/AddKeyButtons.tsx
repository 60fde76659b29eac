import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { KeyDescription } from '@floe/values-files';
import { Button } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { floeSecretsTranslationRef } from '../../../translation';
import { useCatalogueWords } from '../../common/useCatalogueWords';
import styles from './AddKeyButtons.module.css';

/** Adds one of the engine's keys, or a custom one. */
export const AddKeyButtons = (props: {
  known: readonly KeyDescription[];
  present: readonly string[];
  onAdd: (secretKey?: string) => void;
}) => {
  const { known, present, onAdd } = props;
  const words = useCatalogueWords();
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <div className={styles.buttons}>
      {known
        .filter(({ secretKey }) => !present.includes(secretKey))
        .map(({ secretKey, title }) => (
          <Button
            key={secretKey}
            size="small"
            variant="secondary"
            iconStart={<RiAddLine />}
            onPress={() => onAdd(secretKey)}
          >
            {words(title)}
          </Button>
        ))}
      <Button
        size="small"
        variant="secondary"
        iconStart={<RiAddLine />}
        onPress={() => onAdd()}
      >
        {t('wizard.addOtherKey')}
      </Button>
    </div>
  );
};
