import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { PreviewSettings } from '@floe/backstage-plugin-floe-secrets-common';
import type { SecretsChange } from '@floe/values-files';
import { Button, Text } from '@backstage/ui';
import { type ReactNode, useEffect, useRef } from 'react';
import { floeSecretsTranslationRef } from '../../../translation';
import styles from './ApproachRemoval.module.css';
import { removedSecrets } from './removedSecrets';
import { isPresent } from './settings';

/**
 * Removes an approach from the release, which is a change of its own: shows
 * which Secrets are deleted and which workloads read them.
 */
export const ApproachRemoval = (props: {
  approach: SecretsChange['approach'];
  settings: PreviewSettings;
  isRemoved: boolean;
  onChange: (isRemoved: boolean) => void;
  /** The form for everything else. */
  children: ReactNode;
}) => {
  const { approach, settings, isRemoved, onChange, children } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const root = useRef<HTMLElement>(null);
  const wasRemoved = useRef(isRemoved);
  useEffect(() => {
    // The pressed button has been removed.
    if (wasRemoved.current !== isRemoved) {
      root.current?.focus();
    }
    wasRemoved.current = isRemoved;
  }, [isRemoved]);
  const name = t(`approach.${approach}`);
  const own =
    approach === 'external-secrets'
      ? settings.externalSecrets
      : settings.sealedSecrets;

  if (!isRemoved) {
    return (
      <>
        {children}
        {isPresent(own) && (
          <section
            ref={root}
            tabIndex={-1}
            className={styles.removal}
            aria-label={t('wizard.approachRemoval.title', { approach: name })}
          >
            <Text as="h3" variant="title-x-small">
              {t('wizard.approachRemoval.title', { approach: name })}
            </Text>
            <Text as="p" variant="body-small" color="secondary">
              {t('wizard.approachRemoval.description')}
            </Text>
            <div>
              <Button
                size="small"
                variant="secondary"
                onPress={() => onChange(true)}
              >
                {t('wizard.approachRemoval.remove', { approach: name })}
              </Button>
            </div>
          </section>
        )}
      </>
    );
  }
  return (
    <section
      ref={root}
      tabIndex={-1}
      className={styles.removal}
      aria-label={t('wizard.approachRemoval.removes', { approach: name })}
    >
      <Text as="h3" variant="title-x-small">
        {t('wizard.approachRemoval.removes', { approach: name })}
      </Text>
      <ul className={styles.secrets}>
        {removedSecrets(approach, settings).map(
          ({ secretName, isKept, readers }) => (
            <li key={secretName}>
              <code>{secretName}</code>:{' '}
              {t(
                isKept
                  ? 'wizard.approachRemoval.kept'
                  : 'wizard.approachRemoval.deleted',
              )}{' '}
              {readers.length > 0 &&
                t('wizard.removal.readBy', {
                  readers: readers
                    .map(workload => t(`wizard.envSecrets.${workload}`))
                    .join(', '),
                })}
            </li>
          ),
        )}
      </ul>
      <div>
        <Button
          size="small"
          variant="secondary"
          onPress={() => onChange(false)}
        >
          {t('wizard.approachRemoval.undo', { approach: name })}
        </Button>
      </div>
    </section>
  );
};
