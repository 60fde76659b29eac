import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  SECRET_STORE_TEMPLATE,
  type ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import { ButtonLink, Text } from '@backstage/ui';
import { templateRouteRef } from '../../../routes';
import { floeSecretsTranslationRef } from '../../../translation';

/** Opens the form that creates another store for the same service. */
export const NewStoreLink = (props: { service: ServiceFieldValue }) => {
  const { entityRef, environment } = props.service;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const templateRoute = useRouteRef(templateRouteRef);

  if (!templateRoute) {
    return null;
  }
  const query = new URLSearchParams({
    formData: JSON.stringify({ service: { entityRef, environment } }),
  });
  return (
    <div>
      <Text as="p" variant="body-small">
        {t('stores.choice.description')}
      </Text>
      <ButtonLink
        size="small"
        variant="secondary"
        href={`${templateRoute(SECRET_STORE_TEMPLATE)}?${query}`}
      >
        {t('stores.choice.open')}
      </ButtonLink>
    </div>
  );
};
