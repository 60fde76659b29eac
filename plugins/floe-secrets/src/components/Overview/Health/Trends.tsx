import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useTrends } from '../../../live/useOverview';
import { floeSecretsTranslationRef } from '../../../translation';
import { useSearchParam } from '../../common/useSearchParam';
import overview from '../Overview.module.css';
import { QueryView } from '../shared/QueryView';
import { TrendFigures } from './TrendFigures';

const PERIODS = [7, 90] as const;

/** Trends of the last days; the period is in the address. */
export const Trends = () => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const [param, setParam] = useSearchParam('days');
  const days = PERIODS.find(period => String(period) === param) ?? PERIODS[0];
  const query = useTrends(days);

  return (
    <section
      className={overview.section}
      aria-label={t('overview.trends.title')}
    >
      <div className={overview.line}>
        <Text as="h2" variant="title-x-small">
          {t('overview.trends.title')}
        </Text>
        <ToggleButtonGroup
          aria-label={t('overview.trends.period')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[String(days)]}
          onSelectionChange={([period]) => setParam(String(period))}
        >
          {PERIODS.map(period => (
            <ToggleButton key={period} id={String(period)}>
              {t('overview.trends.days', { count: period })}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      {/* The surrounding response already says whether the portal is live. */}
      <QueryView query={{ ...query, isLive: true }}>
        {trends => <TrendFigures trends={trends} />}
      </QueryView>
    </section>
  );
};
