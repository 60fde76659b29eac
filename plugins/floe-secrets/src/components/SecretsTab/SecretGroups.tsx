import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  ManagedSecret,
  ServiceEnvironment,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Box, Button, Text, VisuallyHidden } from '@backstage/ui';
import { useId, useMemo, useState } from 'react';
import { type ComponentGroup, groupSecrets } from '../../summary/groupSecrets';
import { floeSecretsTranslationRef } from '../../translation';
import { RefreshAll } from '../BulkRefresh';
import { useListFocus } from '../common/useListFocus';
import { useWords } from '../common/useWords';
import { SecretRow } from './SecretRow';
import styles from './SecretGroups.module.css';

type OpenSecret = {
  openId: string | undefined;
  targetId: string | undefined;
  onToggle: (id: string) => void;
};

/** Thousands of rows are slow in a browser, and nobody reads them. */
const ROWS_AT_FIRST = 50;
const MORE_ROWS = 200;

const ComponentSection = (props: { group: ComponentGroup } & OpenSecret) => {
  const { group, openId, targetId, onToggle } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const words = useWords();
  const title = words.component(group.component);
  const notSynced = group.secrets.filter(({ state }) => state !== 'synced');
  const [limit, setLimit] = useState(ROWS_AT_FIRST);
  const { list, focusItem } = useListFocus<HTMLUListElement>();
  // The open secret is always shown.
  const openIndex = group.secrets.findIndex(({ id }) => id === openId);
  const shown = group.secrets.slice(0, Math.max(limit, openIndex + 1));
  const rest = group.secrets.length - shown.length;

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
      <ul ref={list} className={styles.rows}>
        {shown.map(secret => (
          <SecretRow
            key={secret.id}
            secret={secret}
            isOpen={secret.id === openId}
            isTarget={secret.id === targetId}
            onToggle={onToggle}
          />
        ))}
      </ul>
      {rest > 0 && (
        <div className={styles.more}>
          <Button
            size="small"
            variant="tertiary"
            onPress={() => {
              focusItem(shown.length);
              setLimit(shown.length + MORE_ROWS);
            }}
          >
            {t('tab.group.more', {
              count: Math.min(rest, MORE_ROWS),
              rest: String(rest),
            })}
          </Button>
        </div>
      )}
    </section>
  );
};

const EnvironmentHeader = (props: {
  environment: string;
  isShown: boolean;
  secrets: readonly ManagedSecret[];
  entityRef: string | undefined;
}) => {
  const { environment, entityRef, isShown, secrets } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const id = useId();
  const title = t('tab.group.environment', { environment });

  return (
    <div className={styles.environmentHeader}>
      {isShown ? (
        <Text as="h3" variant="title-x-small" id={id}>
          {title}
        </Text>
      ) : (
        <VisuallyHidden>
          <h3 id={id}>{title}</h3>
        </VisuallyHidden>
      )}
      {secrets.length > 1 && (
        <div className={styles.environmentAction}>
          <RefreshAll
            secrets={secrets}
            selection={
              entityRef
                ? { entityRef, environment }
                : { secretIds: secrets.map(secret => secret.id) }
            }
            counted={!entityRef}
            describedBy={id}
          />
        </div>
      )}
    </div>
  );
};

/**
 * The secrets of a service by environment, if it has several, and by component.
 */
export const SecretGroups = (
  props: {
    secrets: readonly ManagedSecret[];
    environments: readonly ServiceEnvironment[];
    /**
     * The entity of these secrets; undefined if only some of them are shown.
     */
    entityRef: string | undefined;
  } & OpenSecret,
) => {
  const { secrets, environments, entityRef, ...open } = props;
  const groups = useMemo(
    () => groupSecrets(secrets, environments),
    [secrets, environments],
  );
  const hasSeveral = groups.length > 1 || environments.length > 1;

  return (
    <div className={styles.groups}>
      {groups.map(({ environment, components }) => (
        <section key={environment} className={styles.environment}>
          <EnvironmentHeader
            environment={environment}
            isShown={hasSeveral}
            secrets={components.flatMap(group => group.secrets)}
            entityRef={entityRef}
          />
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
