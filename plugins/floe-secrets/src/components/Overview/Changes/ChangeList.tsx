import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Change } from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../../translation';
import { ChangeCard } from '../../Changes/ChangeCard';
import { useNow } from '../../common/Now';
import { durationBetween } from '../../common/time';
import { useLocale } from '../../common/useLocale';
import overview from '../Overview.module.css';
import { ServiceLink } from '../shared/ServiceLink';
import { waitingSince } from './sortChanges';

/** Changes of one kind, each with its service and how long it has been waiting. */
export const ChangeList = (props: {
  title: string;
  summary?: string;
  changes: readonly Change[];
  isWaiting?: boolean;
}) => {
  const { changes, isWaiting, summary, title } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const now = useNow();
  const locale = useLocale();

  return (
    <section className={overview.section} aria-label={title}>
      <Text as="h3" variant="title-x-small">
        {title}
      </Text>
      {summary && (
        <Text as="p" aria-live="polite">
          {summary}
        </Text>
      )}
      {changes.length > 0 && (
        <ul className={overview.list}>
          {changes.map(change => (
            <li key={change.id} className={overview.cell}>
              <span className={overview.links}>
                <ServiceLink entityRef={change.entityRef} />
                {isWaiting && (
                  <span className={overview.secondary}>
                    {t('overview.changes.waiting', {
                      duration: durationBetween(
                        waitingSince(change),
                        now,
                        locale,
                      ),
                    })}
                  </span>
                )}
              </span>
              <div className={overview.wide}>
                <ChangeCard change={change} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
