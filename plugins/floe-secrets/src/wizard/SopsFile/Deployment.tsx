import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  helmSecretsCommand,
  type ServiceFieldValue,
  sopsHelmCommand,
  type SopsLayout,
  type SopsPlan,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Alert, Text } from '@backstage/ui';
import { CodeBlock } from '../../components/common/CodeBlock';
import { floeSecretsTranslationRef } from '../../translation';
import styles from './SopsFile.module.css';

const ValuesDeployment = (props: {
  plan: SopsPlan;
  service: ServiceFieldValue;
  path: string;
  hasDatabase: boolean;
}) => {
  const { plan, service, path, hasDatabase } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const release = {
    release: service.release,
    namespace: service.namespace,
    valuesFiles: plan.valuesFiles.filter(file => file !== path),
    sopsFiles: plan.sopsFiles.filter(file => file !== path),
    path,
  };

  return (
    <>
      <Text as="p" variant="body-small">
        {t('sops.deployment.values')}
      </Text>
      <CodeBlock
        text={helmSecretsCommand(release)}
        copyLabel={t('sops.deployment.copyHelmSecrets')}
        subject="Commands"
      />
      <Text as="p" variant="body-small">
        {t('sops.deployment.withoutPlugin')}
      </Text>
      <CodeBlock
        text={sopsHelmCommand(release)}
        copyLabel={t('sops.deployment.copyHelm')}
        subject="Commands"
      />
      {hasDatabase && (
        <Alert
          status="info"
          icon
          title={t('sops.deployment.database')}
          description={t('sops.deployment.databaseHelp')}
        />
      )}
    </>
  );
};

const FluxDeployment = (props: { plan: SopsPlan }) => {
  const { plan } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const describe = (kustomization: SopsPlan['flux'][number]) => {
    const { keySecret, name, namespace, provider } = kustomization;
    const place = `${namespace}/${name}`;
    if (provider !== 'sops') {
      return t('sops.deployment.fluxNone', { place });
    }
    return keySecret
      ? t('sops.deployment.fluxKeys', {
          place,
          secret: `${namespace}/${keySecret}`,
        })
      : t('sops.deployment.fluxIdentity', { place });
  };

  return (
    <>
      <Text as="p" variant="body-small">
        {t('sops.deployment.flux')}
      </Text>
      <ul className={styles.notes}>
        {plan.flux.map(one => (
          <li key={`${one.namespace}/${one.name}`}>{describe(one)}</li>
        ))}
        {plan.flux.length === 0 && (
          <li>
            {t('sops.deployment.fluxUnseen', { cluster: plan.place.cluster })}
          </li>
        )}
      </ul>
    </>
  );
};

/** What must decrypt the file when it is deployed. */
export const Deployment = (props: {
  plan: SopsPlan;
  service: ServiceFieldValue;
  layout: SopsLayout;
  path: string;
  hasDatabase: boolean;
}) => {
  const { plan, service, layout, path, hasDatabase } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <section className={styles.section} aria-label={t('sops.deployment.title')}>
      <Text as="h3" variant="title-x-small">
        {t('sops.deployment.title')}
      </Text>
      {layout === 'values' ? (
        <ValuesDeployment
          plan={plan}
          service={service}
          path={path}
          hasDatabase={hasDatabase}
        />
      ) : (
        <FluxDeployment plan={plan} />
      )}
    </section>
  );
};
