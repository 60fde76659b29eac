import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { SecretEvent } from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import { Time } from '../common/Time';
import { Section } from './Section';
import styles from './Events.module.css';

/** The operators' events about a secret. */
export const Events = (props: { events: readonly SecretEvent[] }) => {
  const { events } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <Section title={t('detail.events.title')}>
      {events.length === 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('detail.events.empty')}
        </Text>
      )}
      <ul className={styles.events}>
        {events.map(({ reason, message, count, lastSeen }) => (
          <li key={`${reason} ${message}`} className={styles.event}>
            <span className={styles.message}>{message}</span>
            <span className={styles.origin}>
              {reason}
              {count > 1 &&
                `, ${t('detail.events.count', { number: String(count) })}`}
              {lastSeen && (
                <>
                  {', '}
                  {t('detail.events.lastSeen', {
                    time: <Time iso={lastSeen} />,
                  })}
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
};
