import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { DagsterWorkload } from '@floe/values-files';
import { Button } from '@backstage/ui';
import { useRef } from 'react';
import { floeSecretsTranslationRef } from '../../../translation';
import styles from './Removed.module.css';

/**
 * The effect of a removal in the cluster, and the workloads that read the
 * Secret.
 */
export const Removal = (props: {
  secretName: string;
  /** Whether the Secret stays when its object is deleted. */
  isKept?: boolean;
  /** Workloads that the values files give the Secret to. */
  readers: readonly DagsterWorkload[];
  /** Name of the entry, for the button that keeps it. */
  name: string;
  onUndo: () => void;
}) => {
  const { secretName, isKept, readers, name, onUndo } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const root = useRef<HTMLDivElement>(null);

  return (
    <div ref={root} className={styles.removed} data-removal>
      <p className={styles.note} role="status">
        {t(
          isKept
            ? 'wizard.removal.keepsSecret'
            : 'wizard.removal.deletesSecret',
          { name: <code>{secretName}</code> },
        )}{' '}
        {readers.length > 0 &&
          t('wizard.removal.readBy', {
            readers: readers
              .map(workload => t(`wizard.envSecrets.${workload}`))
              .join(', '),
          })}
      </p>
      <Button
        size="small"
        variant="tertiary"
        aria-label={t('wizard.removal.undoOf', { name })}
        onPress={() => {
          // This button goes away; the part stays.
          root.current?.closest<HTMLElement>('[data-part]')?.focus();
          onUndo();
        }}
      >
        {t('wizard.removal.undo')}
      </Button>
    </div>
  );
};
