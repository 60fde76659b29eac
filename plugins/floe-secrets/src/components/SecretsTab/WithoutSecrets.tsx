import type { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  KUBERNETES_ANNOTATIONS,
  type EntitySecrets,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import { CodeBlock } from '../common/CodeBlock';
import { kubernetesAnnotations, releaseAnnotations } from './annotationsYaml';
import styles from './WithoutSecrets.module.css';

/**
 * What to do if an entity has no secrets: annotate it, or add the first one.
 */
export const WithoutSecrets = (props: {
  entity: Entity;
  answer: EntitySecrets;
}) => {
  const { entity, answer } = props;
  const { service, clusters } = answer;
  const allSeen = clusters.every(({ reachable }) => reachable);
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const name = entity.metadata.title ?? entity.metadata.name;

  if (service.matched.by === 'none') {
    return (
      <Card>
        <CardHeader>
          <Text as="h3" variant="title-x-small">
            {t('tab.empty.notAnnotated.title', { name })}
          </Text>
        </CardHeader>
        <CardBody>
          <Flex direction="column" gap="3">
            <Text as="p">{t('tab.empty.notAnnotated.description')}</Text>
            <CodeBlock
              text={releaseAnnotations(entity)}
              copyLabel={t('tab.empty.notAnnotated.copyRelease')}
              subject="Annotations"
            />
            <Text as="p">{t('tab.empty.notAnnotated.labels')}</Text>
            <CodeBlock
              text={kubernetesAnnotations(entity)}
              copyLabel={t('tab.empty.notAnnotated.copyKubernetes')}
              subject="Annotations"
            />
          </Flex>
        </CardBody>
      </Card>
    );
  }
  return (
    <Card>
      <CardHeader>
        <Text as="h3" variant="title-x-small">
          {allSeen
            ? t('tab.empty.noSecrets.title', { name })
            : t('tab.empty.noSecrets.titleNotSeen', { name })}
        </Text>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="2">
          {service.environments.length > 0 ? (
            <>
              <Text as="p">
                {service.matched.labelSelector
                  ? t('tab.empty.noSecrets.selector', {
                      selector: <code>{service.matched.labelSelector}</code>,
                    })
                  : t('tab.empty.noSecrets.places')}
              </Text>
              <ul className={styles.places}>
                {service.environments.map(({ name: environment, ...place }) => (
                  <li key={environment}>
                    {t('tab.empty.noSecrets.inEnvironment', {
                      environment,
                      namespace: place.namespace,
                      cluster: place.cluster,
                    })}
                  </li>
                ))}
              </ul>
              <Text as="p">{t('tab.empty.noSecrets.next')}</Text>
            </>
          ) : (
            <Text as="p">
              {t('tab.empty.noSecrets.noEnvironment', {
                annotation: <code>{KUBERNETES_ANNOTATIONS.namespace}</code>,
              })}
            </Text>
          )}
        </Flex>
      </CardBody>
    </Card>
  );
};
