import { useAnalytics } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { CauseList } from '@floe/backstage-plugin-floe-secrets-common';
import { Button, Card, Text } from '@backstage/ui';
import { useState } from 'react';
import { floeSecretsTranslationRef } from '../../../translation';
import { useListFocus } from '../../common/useListFocus';
import { useSearchParam } from '../../common/useSearchParam';
import styles from '../Overview.module.css';
import { CauseRow } from './CauseRow';

/** A number that a user can read in the morning. */
const SHOWN_AT_FIRST = 10;

/**
 * What needs attention today, the most harmful first; the address says which
 * cause is open.
 */
export const Causes = (props: { causes: CauseList; isPartial: boolean }) => {
  const { causes, isPartial } = props;
  const { items, totalItems } = causes;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const analytics = useAnalytics();
  const [openId, open] = useSearchParam('cause');
  const [showAll, setShowAll] = useState(false);
  const { list, focusItem } = useListFocus<HTMLUListElement>();
  const shown = showAll
    ? items
    : items.filter(({ id }, index) => index < SHOWN_AT_FIRST || id === openId);
  const rest = items.length - shown.length;

  const toggle = (id: string) => {
    open(id === openId ? undefined : id);
    if (id !== openId) {
      analytics.captureEvent('click', 'Cause details');
    }
  };

  return (
    <section className={styles.section} aria-label={t('overview.causes.title')}>
      <Text as="h2" variant="title-x-small">
        {t('overview.causes.title')}
      </Text>
      {items.length === 0 && (
        <Text as="p">
          {t(isPartial ? 'overview.causes.noneSeen' : 'overview.causes.none')}
        </Text>
      )}
      {items.length > 0 && (
        <ul ref={list} className={styles.list}>
          {shown.map(cause => (
            <li key={cause.id}>
              <Card className={styles.card}>
                <CauseRow
                  cause={cause}
                  isOpen={cause.id === openId}
                  onToggle={toggle}
                />
              </Card>
            </li>
          ))}
        </ul>
      )}
      {rest > 0 && (
        <div>
          <Button
            size="small"
            variant="secondary"
            onPress={() => {
              focusItem(shown.length);
              setShowAll(true);
            }}
          >
            {t('overview.causes.more', { count: rest })}
          </Button>
        </div>
      )}
      {totalItems > items.length && rest === 0 && (
        <Text as="p" color="secondary">
          {t('overview.causes.leftOut', { count: totalItems - items.length })}
        </Text>
      )}
    </section>
  );
};
