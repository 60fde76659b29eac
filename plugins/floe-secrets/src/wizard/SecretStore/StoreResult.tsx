import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  SecretStoreChange,
  SecretStorePlan,
} from '@floe/backstage-plugin-floe-secrets-common';
import { otherSideSteps, storeFile, storeManifests } from '@floe/values-files';
import { Alert, Text } from '@backstage/ui';
import { CodeBlock } from '../../components/common/CodeBlock';
import { floeSecretsTranslationRef } from '../../translation';
import { DryRuns } from '../Review/DryRuns';
import styles from './SecretStore.module.css';

/** What applies the file to the cluster. */
const Applied = (props: { plan: SecretStorePlan; path: string }) => {
  const { path, plan } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { flux, kustomization } = plan;

  if (kustomization?.problem) {
    return (
      <Alert
        status="danger"
        icon
        title={t('stores.applied.cannotList', { path: kustomization.path })}
        description={kustomization.problem}
      />
    );
  }
  let text: string = t('stores.applied.byHand', { path });
  if (kustomization) {
    text = t(
      kustomization.lists ? 'stores.applied.listed' : 'stores.applied.willList',
      { path: kustomization.path },
    );
  } else if (flux.length > 0) {
    text = t('stores.applied.flux', {
      names: flux
        .map(({ name, namespace }) => `${namespace}/${name}`)
        .join(', '),
    });
  }
  return (
    <Text as="p" variant="body-small">
      {text}
    </Text>
  );
};

/** The manifest, the result of the dry run, and what to do at the provider. */
export const StoreResult = (props: {
  change: SecretStoreChange;
  plan: SecretStorePlan;
}) => {
  const { change, plan } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { namespace } = plan.place;
  const steps = otherSideSteps(change, {
    namespace,
    prefix: change.prefix ?? '',
  });
  const yaml = storeFile(
    storeManifests(change, { apiVersion: plan.apiVersion, namespace }),
  );

  return (
    <div className={styles.section}>
      {plan.file.existing === 'other' && (
        <Alert
          status="danger"
          icon
          title={t('stores.existing.other', { path: change.path })}
        />
      )}
      {plan.file.existing === 'same' && (
        <Alert
          status="info"
          icon
          title={t('stores.existing.same', { path: change.path })}
        />
      )}
      {plan.sameName && plan.file.existing === 'none' && (
        <Alert
          status="warning"
          icon
          title={t('stores.existing.inCluster', {
            kind: change.kind,
            name: change.name,
          })}
          description={t('stores.existing.inClusterHelp')}
        />
      )}
      <DryRuns dryRuns={plan.dryRun} cluster={plan.place.cluster} />
      <Text as="h3" variant="title-x-small">
        {t('stores.result.file', { path: change.path })}
      </Text>
      <CodeBlock
        text={yaml.trimEnd()}
        copyLabel={t('stores.result.copyFile')}
        subject="Manifest"
      />
      <Applied plan={plan} path={change.path} />
      <Text as="h3" variant="title-x-small">
        {t('stores.result.otherSide')}
      </Text>
      <Text as="p" variant="body-small">
        {t('stores.result.otherSideHelp')}
      </Text>
      <ol className={styles.steps}>
        {steps.map(({ commands, id }) => (
          <li key={id}>
            {t(`stores.step.${id}`)}
            <CodeBlock
              text={commands}
              copyLabel={t('stores.result.copyStep', {
                step: t(`stores.step.${id}`),
              })}
              subject="Commands"
            />
          </li>
        ))}
      </ol>
    </div>
  );
};
