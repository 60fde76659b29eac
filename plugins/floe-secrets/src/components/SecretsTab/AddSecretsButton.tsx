import {
  type Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useAnalytics, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ButtonLink } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { templateRouteRef } from '../../routes';
import { floeSecretsTranslationRef } from '../../translation';

/** Opens the wizard for this service; nothing where the portal has no software templates. */
export const AddSecretsButton = (props: {
  entity: Entity;
  templateRef: string;
}) => {
  const { entity, templateRef } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const analytics = useAnalytics();
  const templateRoute = useRouteRef(templateRouteRef);

  if (!templateRoute) {
    return null;
  }
  const { namespace, name } = parseEntityRef(templateRef);
  const formData = { service: { entityRef: stringifyEntityRef(entity) } };
  const href = `${templateRoute({
    namespace,
    templateName: name,
  })}?${new URLSearchParams({ formData: JSON.stringify(formData) })}`;

  return (
    <ButtonLink
      href={href}
      variant="primary"
      iconStart={<RiAddLine />}
      noTrack
      onPress={() =>
        analytics.captureEvent('click', 'Add secrets', {
          attributes: { to: templateRef },
        })
      }
    >
      {t('tab.addSecrets')}
    </ButtonLink>
  );
};
