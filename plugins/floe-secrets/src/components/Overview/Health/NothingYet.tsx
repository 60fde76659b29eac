import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Card, CardBody, CardHeader, Flex, Link, Text } from '@backstage/ui';
import type { Cluster } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../../translation';
import styles from '../Overview.module.css';
import { useOverviewLinks } from '../shared/useOverviewLinks';

/** What to do if the portal shows no secrets. */
export const NothingYet = (props: {
  /** Undefined if unknown. */
  clusters?: readonly Cluster[];
}) => {
  const { clusters } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const links = useOverviewLinks();

  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-small">
          {t('overview.empty.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="3">
          <Text as="p">{t('overview.empty.description')}</Text>
          <ul className={styles.points}>
            {clusters?.length === 0 && <li>{t('overview.empty.noCluster')}</li>}
            <li>{t('overview.empty.noService')}</li>
            <li>{t('overview.empty.noSecret')}</li>
            <li>{t('overview.empty.noPermission')}</li>
          </ul>
          {clusters?.length !== 0 && (
            <Link href={links.view('clusters')}>
              {t('overview.empty.clusters')}
            </Link>
          )}
        </Flex>
      </CardBody>
    </Card>
  );
};
