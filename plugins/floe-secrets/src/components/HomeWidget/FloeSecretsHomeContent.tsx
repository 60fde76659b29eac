import {
  identityApiRef,
  useApi,
  useRouteRef,
} from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Link, Skeleton, Text } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { MAX_SCOPE_VALUES } from '../../isFloeSecretsCardAvailable';
import { overviewLinkRouteRef } from '../../routes';
import { floeSecretsTranslationRef } from '../../translation';
import { ScopeHealth } from '../CatalogCards/ScopeHealth';
import { NowProvider } from '../common/Now';
import { PortalLocale } from '../common/PortalLocale';
import { useErrorText } from '../common/useErrorText';

type Ownership = { refs: string[] } | { error: unknown };

/**
 * The owners whose secrets are the user's own: the user and the user's groups.
 */
function useOwnership(): Ownership | undefined {
  const identity = useApi(identityApiRef);
  const [ownership, setOwnership] = useState<Ownership>();

  useEffect(() => {
    let isGone = false;
    identity.getBackstageIdentity().then(
      ({ ownershipEntityRefs }) =>
        !isGone &&
        setOwnership({ refs: ownershipEntityRefs.slice(0, MAX_SCOPE_VALUES) }),
      error => !isGone && setOwnership({ error }),
    );
    return () => {
      isGone = true;
    };
  }, [identity]);
  return ownership;
}

const OwnHealth = () => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const errorText = useErrorText();
  const ownership = useOwnership();

  if (!ownership) {
    return <Skeleton width="100%" height={56} />;
  }
  if ('error' in ownership) {
    return (
      <Text as="p" role="alert">
        {errorText(ownership.error)}
      </Text>
    );
  }
  return ownership.refs.length === 0 ? (
    <Text as="p">{t('home.empty')}</Text>
  ) : (
    <ScopeHealth
      scope={{ owner: ownership.refs }}
      emptyText={t('home.empty')}
    />
  );
};

/**
 * The state of the user's own secrets, and the causes of the worst, for the
 * home page.
 */
export const FloeSecretsHomeContent = () => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const overviewRoute = useRouteRef(overviewLinkRouteRef);

  return (
    <PortalLocale>
      <NowProvider>
        <OwnHealth />
        {overviewRoute && (
          <Text as="p">
            <Link href={overviewRoute()}>{t('home.overview')}</Link>
          </Text>
        )}
      </NowProvider>
    </PortalLocale>
  );
};
