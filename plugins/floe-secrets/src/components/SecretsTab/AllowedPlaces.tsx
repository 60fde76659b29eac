import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import type { Service } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../translation';

/**
 * Lists the places to which the portal's configuration limits an entity;
 * nothing if there is no limit, or no place is allowed.
 */
export const AllowedPlaces = (props: {
  places: Service['matched']['allowedPlaces'];
}) => {
  const { places = [] } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  if (places.length === 0) {
    return null;
  }
  return (
    <Text as="p" variant="body-small" color="secondary">
      {t('tab.allowedPlaces.some', {
        places: places
          .map(place => t('tab.allowedPlaces.place', place))
          .join(', '),
      })}
    </Text>
  );
};
