import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert, Button, Flex, Text } from '@backstage/ui';
import { useEntitySecrets } from '../../live/useEntitySecrets';
import { floeSecretsTranslationRef } from '../../translation';
import { BulkRefreshProvider } from '../BulkRefresh';
import { useFocusAfterRetry } from '../common/useFocusAfterRetry';
import { useErrorText } from '../common/useErrorText';
import { Notice } from '../common/Notice';
import { ClusterClocks } from '../common/ClusterClock';
import { NowProvider } from '../common/Now';
import { WizardProvider } from '../common/Wizard';
import { WizardLink } from '../common/WizardLink';
import { AllowedPlaces } from './AllowedPlaces';
import { ClusterNotices } from './ClusterNotices';
import { LoadFailure } from './LoadFailure';
import { SecretsList } from './SecretsList';
import { SecretsSkeleton } from './SecretsSkeleton';
import { SopsFileNotices } from './SopsFileNotices';
import { SummaryLine } from './SummaryLine';
import styles from './SecretsTab.module.css';

/** The secrets of one entity: how they are, and what to do where one is not well. */
export const SecretsTab = (props: { entity: Entity; templateRef: string }) => {
  const { entity, templateRef } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const errorText = useErrorText();
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
    <NowProvider>
      <WizardProvider
        entity={entity}
        templateRef={templateRef}
        environments={value.service.environments}
        fullname={value.service.fullname}
      >
        <div ref={shown} tabIndex={-1} className={styles.tab}>
          <Flex
            justify="between"
            align="start"
            gap="4"
            style={{ flexWrap: 'wrap' }}
          >
            <SummaryLine secrets={value.items} clusters={value.clusters} />
            <WizardLink label={t('tab.addSecrets')} isMain />
          </Flex>
          {error && (
            <Notice
              status="warning"
              title={t('tab.outdated.title')}
              actions={
                <Button size="small" variant="secondary" onPress={retry}>
                  {t('tab.retry')}
                </Button>
              }
            >
              {t('tab.outdated.description', { message: errorText(error) })}
            </Notice>
          )}
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
          <ClusterNotices clusters={value.clusters} secrets={value.items} />
          <SopsFileNotices problems={value.service.sopsFileProblems} />
          <BulkRefreshProvider>
            <ClusterClocks clusters={value.clusters}>
              <SecretsList value={value} entity={entity} />
            </ClusterClocks>
          </BulkRefreshProvider>
          {!isLive && (
            <Flex align="center" gap="3" style={{ flexWrap: 'wrap' }}>
              <Text variant="body-small" color="secondary">
                {t('tab.notLive')}
              </Text>
              <Button size="small" variant="secondary" onPress={retry}>
                {t('tab.reload')}
              </Button>
            </Flex>
          )}
        </div>
      </WizardProvider>
    </NowProvider>
  );
};
