import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Link, Text } from '@backstage/ui';
import {
  type Health,
  type HealthScope,
  useScopeHealth,
} from '../../live/useOverview';
import { overviewLinkRouteRef } from '../../routes';
import { floeSecretsTranslationRef } from '../../translation';
import {
  countHealth,
  unseenClusters,
  useHealthSentences,
} from '../Overview/Health/useHealthSentences';
import { QueryView } from '../Overview/shared/QueryView';
import { addressOf } from '../Overview/shared/useOverviewLinks';
import { StateShares } from '../SecretsTab/StateBar';
import styles from './CatalogCards.module.css';
import { WorstCauses } from './WorstCauses';

const Summary = (props: { health: Health; emptyText: string }) => {
  const { emptyText, health } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { headline, rest } = useHealthSentences(health);
  const { counts, total } = countHealth(health);
  const due = health.facets.finding['rotation-overdue'] ?? 0;
  const isPartial = unseenClusters(health).length > 0;

  if (total + health.files === 0) {
    return (
      <Text as="p">
        {isPartial ? `${emptyText} ${t('card.someUnseen')}` : emptyText}
      </Text>
    );
  }
  return (
    <>
      <div aria-live="polite">
        {total > 0 && <Text as="p">{headline}</Text>}
        {due > 0 && <Text as="p">{t('card.due', { count: due })}</Text>}
        {rest && (
          <Text as="p" color="secondary">
            {rest}
          </Text>
        )}
      </div>
      <StateShares counts={counts} />
      <WorstCauses causes={health.causes} isPartial={isPartial} />
    </>
  );
};

/**
 * The state of all secrets of a scope, why the worst fail, and links to more.
 */
export const ScopeHealth = (props: {
  scope: HealthScope;
  /** The text if there are none. */
  emptyText: string;
}) => {
  const { emptyText, scope } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const overviewRoute = useRouteRef(overviewLinkRouteRef);
  const query = useScopeHealth(scope);

  return (
    <div className={styles.body}>
      <QueryView query={query} isCard>
        {health => (
          <>
            <Summary health={health} emptyText={emptyText} />
            {overviewRoute && countHealth(health).total + health.files > 0 && (
              <Link href={addressOf(overviewRoute(), 'secrets', scope)}>
                {t('card.listAll')}
              </Link>
            )}
          </>
        )}
      </QueryView>
    </div>
  );
};
