import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { KeyDescription } from '@floe/values-files';
import { Button } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { floeSecretsTranslationRef } from '../../../translation';
import { useCatalogueWords } from '../../common/useCatalogueWords';
import styles from './AddKeyButtons.module.css';

/** Adds one of the keys that the engine knows, or one of a person's own. */
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
