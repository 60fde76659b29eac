import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Change } from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import { MAX_CHANGES, useChanges } from '../../../live/useOverview';
import { floeSecretsTranslationRef } from '../../../translation';
import { useNow } from '../../common/Now';
import { durationBetween } from '../../common/time';
import { useLocale } from '../../common/useLocale';
import overview from '../Overview.module.css';
import { QueryView } from '../shared/QueryView';
import { NewSecretsLink } from '../../common/NewSecretsLink';
import { ChangeList } from './ChangeList';
import { sortChanges, waitingSince } from './sortChanges';

const Changes = (props: { changes: readonly Change[] }) => {
  const { changes } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const now = useNow();
  const locale = useLocale();
  const { done, notArrived, open } = sortChanges(changes);

  if (changes.length === 0) {
    return (
      <>
        <Text as="p">{t('overview.changes.none')}</Text>
        <NewSecretsLink />
      </>
    );
  }
  return (
    <>
      <ChangeList
        title={t('overview.changes.open')}
        summary={
          open.length > 0
            ? t('overview.changes.openSummary', {
                count: open.length,
                duration: durationBetween(waitingSince(open[0]), now, locale),
              })
            : t('overview.changes.noneOpen')
        }
        changes={open}
        isWaiting
      />
      <ChangeList
        title={t('overview.changes.notArrived')}
        summary={
          notArrived.length > 0
            ? t('overview.changes.notArrivedSummary', {
                count: notArrived.length,
              })
            : t('overview.changes.allArrived')
        }
        changes={notArrived}
        isWaiting
      />
      {done.length > 0 && (
        <details className={overview.fold}>
          <summary>
            {t('overview.changes.done')} ({done.length})
          </summary>
          <ChangeList title={t('overview.changes.done')} changes={done} />
        </details>
      )}
      {changes.length >= MAX_CHANGES && (
        <Text as="p" color="secondary">
          {t('overview.changes.limited', { limit: String(MAX_CHANGES) })}
        </Text>
      )}
    </>
  );
};

/**
 * Pull requests for secrets: how long they wait, and which have not arrived.
 */
export const ChangesView = () => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <section
      className={overview.section}
      aria-label={t('overview.changes.title')}
    >
      <Text as="h2" variant="title-small">
        {t('overview.changes.title')}
      </Text>
      <QueryView query={useChanges()}>
        {changes => <Changes changes={changes} />}
      </QueryView>
    </section>
  );
};
