import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  ManagedSecretDetail,
  State,
  Transition,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Button, Text } from '@backstage/ui';
import { useState } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import { useClusterNow } from '../common/ClusterClock';
import { StateLabel } from '../common/StateLabel';
import { Time } from '../common/Time';
import { durationBetween } from '../common/time';
import { useListFocus } from '../common/useListFocus';
import { useLocale } from '../common/useLocale';
import { useWords } from '../common/useWords';
import { HistorySummary } from './HistorySummary';
import { Section } from './Section';
import styles from './History.module.css';

const SHOWN_AT_FIRST = 6;

/** How the state of a secret changed, newest first, and how long each state lasted. */
export const History = (props: {
  history: readonly Transition[];
  /**
   * The current state, which can differ from the last transition because of the
   * target or the time.
   */
  state: State;
  summary: ManagedSecretDetail['historySummary'];
}) => {
  const { history, state: currentState, summary } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const locale = useLocale();
  const { finding } = useWords();
  const now = useClusterNow();
  const [showAll, setShowAll] = useState(false);
  const { list, focusItem } = useListFocus<HTMLOListElement>();
  const shown = showAll ? history : history.slice(0, SHOWN_AT_FIRST);
  const showsAll = shown.length === history.length;
  // The summary above covers a shorter history.
  const oldest =
    summary?.keptFrom && summary.keptFrom <= summary.from
      ? summary.keptFrom
      : undefined;
  const notShown = Math.max((summary?.total ?? 0) - history.length, 0);

  return (
    <Section title={t('detail.history.title')}>
      {history.length === 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('detail.history.empty')}
        </Text>
      )}
      {summary && history.length > 0 && <HistorySummary summary={summary} />}
      <ol ref={list} className={styles.timeline}>
        {shown.map(({ at, state, findings }, index) => (
          <li
            key={`${at} ${state}`}
            className={styles.moment}
            data-state={state}
          >
            <span className={styles.state}>
              <StateLabel state={state} />
              {index === 0 &&
                (state === currentState || state === 'deleted'
                  ? t('detail.history.current', {
                      duration: durationBetween(at, now, locale),
                    })
                  : t('detail.history.replaced', {
                      state: t(`state.${currentState}`),
                    }))}
              {index > 0 &&
                t('detail.history.lasted', {
                  duration: durationBetween(at, shown[index - 1].at, locale),
                })}
            </span>
            <span className={styles.text}>
              <Time iso={at} show="absolute" />
              {findings.length > 0 && (
                <span className={styles.findings}>
                  {findings.map(finding).join(', ')}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
      {history.length > shown.length && (
        <div>
          <Button
            size="small"
            variant="tertiary"
            onPress={() => {
              focusItem(shown.length);
              setShowAll(true);
            }}
          >
            {t('detail.history.more', {
              number: String(history.length - shown.length),
            })}
          </Button>
        </div>
      )}
      {showsAll && notShown > 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('detail.history.notKept', { count: notShown })}
        </Text>
      )}
      {showsAll && notShown === 0 && oldest && (
        <Text as="p" variant="body-small" color="secondary">
          {t('detail.history.oldest', {
            time: <Time iso={oldest} show="absolute" />,
          })}
        </Text>
      )}
    </Section>
  );
};
