import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Change } from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import styles from './Changes.module.css';

/**
 * The objects, keys and Secrets that a change removes, with their state in the
 * cluster.
 */
export const ChangeRemovals = (props: { change: Change }) => {
  const { removed, status } = props.change;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  // Before the merge everything exists, so the state is not shown.
  const isUnderWay = status !== 'open';

  if (removed.length === 0) {
    return null;
  }
  return (
    <section aria-label={t('changes.removals')}>
      <Text as="h5" variant="body-small" weight="bold">
        {t('changes.removals')}
      </Text>
      <ul className={styles.removals}>
        {removed.map(({ keys, kind, name, secrets, state }) => {
          const names = keys?.join(', ') ?? '';
          return (
            <li key={`${kind}/${name}/${names}`}>
              {keys
                ? t('changes.removal.keys', {
                    count: keys.length,
                    keys: names,
                    kind,
                    name,
                  })
                : t('changes.removal.object', { kind, name })}
              {isUnderWay && `: ${t(`changes.removalState.${state}`)}`}
              {isUnderWay && secrets.length > 0 && (
                <ul>
                  {secrets.map(secret => (
                    <li key={secret.name}>
                      {keys
                        ? t('changes.removal.keysOfSecret', {
                            keys: names,
                            name: secret.name,
                          })
                        : t('changes.removal.secret', { name: secret.name })}
                      {`: ${t(`changes.removalState.${secret.state}`)}`}
                      {secret.reason && ` (${secret.reason})`}
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
};
