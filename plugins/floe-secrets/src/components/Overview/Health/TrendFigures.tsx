import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  TrendDay,
  Trends,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Card, Text } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../../translation';
import { StackingTable } from '../../common/StackingTable';
import { secondsInWords } from '../../common/time';
import { useLocale } from '../../common/useLocale';
import { useWords } from '../../common/useWords';
import overview from '../Overview.module.css';
import { BarChart } from './BarChart';
import { failuresByFinding, OTHERS, shareInSync } from './failuresByFinding';
import styles from './Trends.module.css';

const sum = (numbers: readonly number[]) =>
  numbers.reduce((total, number) => total + number, 0);

const failuresOn = ({ failures }: TrendDay) => sum(Object.values(failures));

/** The share in sync and the failures of each day, as bars and as a table. */
export const TrendFigures = (props: { trends: Trends }) => {
  const { days, medianRepairSeconds } = props.trends;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const locale = useLocale();
  const words = useWords();
  const share = shareInSync(days);

  if (share === null) {
    return <Text as="p">{t('overview.trends.nothing')}</Text>;
  }
  const percent = (value: number) =>
    new Intl.NumberFormat(locale, {
      style: 'percent',
      // 99.96 % is not all.
      maximumFractionDigits: value > 0.99 ? 2 : 1,
      roundingMode: 'floor',
    } as Intl.NumberFormatOptions).format(value);
  const dayName = (date: string) =>
    new Intl.DateTimeFormat(locale, {
      dateStyle: 'medium',
      timeZone: 'UTC',
    }).format(new Date(date));
  const series = failuresByFinding(days);
  const named = series.map(({ finding }) => finding);
  const seriesOf = (finding: string) =>
    named.includes(finding) ? finding : OTHERS;
  const seriesName = (finding: string) =>
    finding === OTHERS ? t('overview.trends.others') : words.finding(finding);
  const failed = sum(days.map(failuresOn));
  const repaired = sum(days.map(({ repairs }) => repairs));
  const shareText = t('overview.trends.shareSummary', {
    share: percent(share),
  });
  const failuresText = [
    t('overview.trends.failuresSummary', { count: failed }),
    t('overview.trends.repairsSummary', { count: repaired }),
    ...(medianRepairSeconds === null
      ? []
      : [
          t('overview.trends.medianSummary', {
            duration: secondsInWords(medianRepairSeconds, locale),
          }),
        ]),
  ].join(' ');
  const [first] = days;
  const axis = (
    <div className={styles.axis} aria-hidden="true">
      <span>{dayName(first.date)}</span>
      <span>{dayName(days[days.length - 1].date)}</span>
    </div>
  );

  return (
    <>
      <div className={styles.charts}>
        <Card className={overview.card}>
          <div className={styles.figure}>
            <h3>{t('overview.trends.share')}</h3>
            <span>{shareText}</span>
            <BarChart
              label={shareText}
              max={1}
              bars={days.map(({ date, inSync }) => ({
                key: date,
                parts: [{ series: '0', value: inSync ?? 0 }],
                title: `${dayName(date)}: ${
                  inSync === null ? t('overview.notSet') : percent(inSync)
                }`,
              }))}
            />
            {axis}
          </div>
        </Card>
        <Card className={overview.card}>
          <div className={styles.figure}>
            <h3>{t('overview.trends.failures')}</h3>
            <span>{failuresText}</span>
            <BarChart
              label={failuresText}
              max={Math.max(1, ...days.map(failuresOn))}
              bars={days.map(day => ({
                key: day.date,
                parts: named.map((finding, index) => ({
                  series: finding === OTHERS ? '4' : String(index),
                  value: sum(
                    Object.entries(day.failures)
                      .filter(([id]) => seriesOf(id) === finding)
                      .map(([, count]) => count),
                  ),
                })),
                title: `${dayName(day.date)}: ${failuresOn(day)}`,
              }))}
            />
            {axis}
            <ul className={styles.legend}>
              {series.map(({ finding, total }, index) => (
                <li key={finding}>
                  <span
                    className={`${styles.part} ${styles.swatch}`}
                    data-series={finding === OTHERS ? '4' : index}
                    aria-hidden="true"
                  />
                  {seriesName(finding)} ({total})
                </li>
              ))}
            </ul>
          </div>
        </Card>
      </div>
      <details className={overview.fold}>
        <summary>{t('overview.trends.table')}</summary>
        <p className={overview.secondary}>{t('overview.trends.utc')}</p>
        {/* A region that scrolls has to be reached by keyboard. */}
        {/* eslint-disable jsx-a11y/no-noninteractive-tabindex */}
        <div
          className={styles.scroll}
          tabIndex={0}
          role="region"
          aria-label={t('overview.trends.title')}
        >
          <StackingTable
            aria-label={t('overview.trends.title')}
            columns={[
              { title: t('overview.trends.day') },
              { title: t('overview.trends.observed') },
              { title: t('overview.trends.share') },
              { title: t('overview.trends.began') },
              { title: t('overview.trends.ended') },
              { title: t('overview.trends.median') },
            ]}
            rows={[...days].reverse().map(day => ({
              key: day.date,
              cells: [
                dayName(day.date),
                day.observed,
                day.inSync === null
                  ? t('overview.notSet')
                  : percent(day.inSync),
                Object.entries(day.failures)
                  .map(([id, count]) => `${id} (${count})`)
                  .join(', ') || t('overview.trends.none'),
                day.repairs,
                day.medianRepairSeconds === null
                  ? t('overview.trends.none')
                  : secondsInWords(day.medianRepairSeconds, locale),
              ],
            }))}
          />
        </div>
        {/* eslint-enable jsx-a11y/no-noninteractive-tabindex */}
      </details>
    </>
  );
};
