import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServicePractices } from '@floe/backstage-plugin-floe-secrets-common';
import { Card } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../../translation';
import { StackingTable } from '../../common/StackingTable';
import { useLocale } from '../../common/useLocale';
import overview from '../Overview.module.css';
import { countStatuses, PRACTICES } from './practices';

/** Each practice in full, and how many services follow it in their environments. */
export const PracticeSummary = (props: {
  rows: readonly ServicePractices[];
}) => {
  const { rows } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const locale = useLocale();

  return (
    <Card className={overview.card}>
      <StackingTable
        aria-label={t('overview.practices.summary')}
        columns={[
          { title: t('overview.practices.practice') },
          { title: t('overview.practices.metBy'), width: '15%' },
          { title: t('overview.practices.brokenBy'), width: '15%' },
          { title: t('overview.practices.unknownOf'), width: '15%' },
        ]}
        rows={PRACTICES.map(practice => {
          const counts = countStatuses(rows, practice);
          return {
            key: practice,
            cells: [
              t(`overview.practices.title.${practice}`),
              counts.met.toLocaleString(locale),
              <span className={counts.violated > 0 ? overview.bad : undefined}>
                {counts.violated.toLocaleString(locale)}
              </span>,
              counts.unknown.toLocaleString(locale),
            ],
          };
        })}
      />
    </Card>
  );
};
