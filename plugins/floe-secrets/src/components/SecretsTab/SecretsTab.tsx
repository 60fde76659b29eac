import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { EntitySecrets } from '@floe/backstage-plugin-floe-secrets-common';
import { Alert, Flex } from '@backstage/ui';
import { useEntitySecrets } from '../../live/useEntitySecrets';
import { floeSecretsTranslationRef } from '../../translation';
import { BulkRefreshProvider } from '../BulkRefresh';
import { useFocusAfterRetry } from '../common/useFocusAfterRetry';
import { ClusterClocks } from '../common/ClusterClock';
import { NotLiveNotice, OutdatedNotice } from '../common/Freshness';
import { NowProvider } from '../common/Now';
import { PortalLocale } from '../common/PortalLocale';
import { WizardProvider } from '../common/Wizard';
import { WizardLink } from '../common/WizardLink';
import { AllowedPlaces } from './AllowedPlaces';
import { ClusterNotices } from './ClusterNotices';
import { LoadFailure } from './LoadFailure';
import { PortalProblems } from './PortalProblems';
import { SecretsList } from './SecretsList';
import { SecretsSkeleton } from './SecretsSkeleton';
import { SopsFileNotices } from './SopsFileNotices';
import { SummaryLine } from './SummaryLine';
import { ValuesFileNotices } from './ValuesFileNotices';
import styles from './SecretsTab.module.css';

const lacksSignals = ({ portalProblems = [] }: EntitySecrets) =>
  portalProblems.some(({ code }) => code === 'signals-plugin-missing');

/** The secrets of one entity: their state, and what to do about problems. */
export const SecretsTab = (props: { entity: Entity; templateRef: string }) => {
  const { entity, templateRef } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { value, error, loading, isLive, retry } = useEntitySecrets(
    stringifyEntityRef(entity),
  );
  const { shown, retryAndFocus } = useFocusAfterRetry<HTMLDivElement>(
    loading,
    retry,
  );

  if (loading) {
    return <SecretsSkeleton />;
  }
  if (!value) {
    return (
      <LoadFailure
        ref={shown}
        error={error!}
        entity={entity}
        onRetry={retryAndFocus}
      />
    );
  }
  return (
    <PortalLocale>
      <NowProvider>
        <WizardProvider
          entity={entity}
          templateRef={templateRef}
          environments={value.service.environments}
          fullname={value.service.fullname}
          secrets={value.items}
        >
          <div ref={shown} tabIndex={-1} className={styles.tab}>
            <Flex
              justify="between"
              align="start"
              gap="4"
              style={{ flexWrap: 'wrap' }}
            >
              <SummaryLine secrets={value.items} clusters={value.clusters} />
              <WizardLink
                label={t(
                  value.items.length > 0
                    ? 'tab.changeSecrets'
                    : 'tab.addSecrets',
                )}
                isMain
              />
            </Flex>
            <OutdatedNotice error={error} onRetry={retry} />
            {value.service.matched.problem && (
              <Alert
                status="warning"
                icon
                title={t('tab.empty.problem')}
                description={value.service.matched.problem}
              />
            )}
            {value.service.valuesProblem && (
              <Alert
                status="warning"
                icon
                title={t('tab.valuesProblem')}
                description={value.service.valuesProblem}
              />
            )}
            <AllowedPlaces places={value.service.matched.allowedPlaces} />
            <PortalProblems problems={value.portalProblems} />
            <ClusterNotices clusters={value.clusters} secrets={value.items} />
            <SopsFileNotices problems={value.service.sopsFileProblems} />
            <ValuesFileNotices
              entityRef={stringifyEntityRef(entity)}
              service={value.service}
            />
            <BulkRefreshProvider>
              <ClusterClocks clusters={value.clusters}>
                <SecretsList value={value} entity={entity} />
              </ClusterClocks>
            </BulkRefreshProvider>
            <NotLiveNotice
              isLive={isLive && !lacksSignals(value)}
              onReload={retry}
            />
          </div>
        </WizardProvider>
      </NowProvider>
    </PortalLocale>
  );
};
