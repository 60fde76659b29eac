import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  ManagedSecret,
  ServiceEnvironment,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Box, Text, VisuallyHidden } from '@backstage/ui';
import { useMemo } from 'react';
import { type ComponentGroup, groupSecrets } from '../../summary/groupSecrets';
import { floeSecretsTranslationRef } from '../../translation';
import { useWords } from '../common/useWords';
import { SecretRow } from './SecretRow';
import styles from './SecretGroups.module.css';

type OpenSecret = {
  openId: string | undefined;
  targetId: string | undefined;
  onToggle: (id: string) => void;
};

const ComponentSection = (props: { group: ComponentGroup } & OpenSecret) => {
  const { group, openId, targetId, onToggle } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const words = useWords();
  const title = words.component(group.component);
  const notSynced = group.secrets.filter(({ state }) => state !== 'synced');

  return (
    <section className={styles.component} aria-label={title}>
      <div className={styles.header}>
        <Text as="h4" variant="body-small" weight="bold">
          {title}
        </Text>
        {group.secrets.length > 1 && (
          <Text as="span" variant="body-small" color="secondary">
            {t('tab.group.count', { count: group.secrets.length })}
            {', '}
            {notSynced.length === 0
              ? t('tab.group.allSynced')
              : t('tab.group.notSynced', { number: String(notSynced.length) })}
          </Text>
        )}
      </div>
      <ul className={styles.rows}>
        {group.secrets.map(secret => (
          <SecretRow
            key={secret.id}
            secret={secret}
            isOpen={secret.id === openId}
            isTarget={secret.id === targetId}
            onToggle={onToggle}
          />
        ))}
      </ul>
    </section>
  );
};

/** The secrets of a service by environment, where it has several, and by component. */
export const SecretGroups = (
  props: {
    secrets: readonly ManagedSecret[];
    environments: readonly ServiceEnvironment[];
  } & OpenSecret,
) => {
  const { secrets, environments, ...open } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const groups = useMemo(
    () => groupSecrets(secrets, environments),
    [secrets, environments],
  );
  const hasSeveral = groups.length > 1 || environments.length > 1;

  return (
    <div className={styles.groups}>
      {groups.map(({ environment, components }) => (
        <section key={environment} className={styles.environment}>
          {hasSeveral ? (
            <Text as="h3" variant="title-x-small">
              {t('tab.group.environment', { environment })}
            </Text>
          ) : (
            <VisuallyHidden>
              <h3>{t('tab.group.environment', { environment })}</h3>
            </VisuallyHidden>
          )}
          <Box bg="neutral" className={styles.card}>
            {components.map(group => (
              <ComponentSection
                key={group.component ?? ''}
                group={group}
                {...open}
              />
            ))}
          </Box>
        </section>
      ))}
    </div>
  );
};
