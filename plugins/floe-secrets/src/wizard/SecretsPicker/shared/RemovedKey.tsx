import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../../translation';
import styles from './Removed.module.css';

/** A key that the change removes from its Secret. */
export const RemovedKey = (props: {
  secretKey: string;
  onUndo: () => void;
}) => {
  const { secretKey, onUndo } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <div className={styles.removed} role="group" aria-label={secretKey}>
      <del>
        <code>{secretKey}</code>
      </del>
      <span className={styles.note} role="status">
        {t('wizard.removal.key')}
      </span>
      <Button
        size="small"
        variant="tertiary"
        aria-label={t('wizard.removal.undoOf', { name: secretKey })}
        onPress={onUndo}
      >
        {t('wizard.removal.undo')}
      </Button>
    </div>
  );
};
