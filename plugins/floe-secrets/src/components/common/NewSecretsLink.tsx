import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ButtonLink } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { templateRouteRef } from '../../routes';
import { floeSecretsTranslationRef } from '../../translation';
import { DEFAULT_TEMPLATE_REF } from './defaultTemplate';

/**
 * A link to the wizard, which asks for the service first; nothing if the portal
 * has no software templates.
 */
export const NewSecretsLink = () => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const templateRoute = useRouteRef(templateRouteRef);
  const { namespace, name } = parseEntityRef(DEFAULT_TEMPLATE_REF);

  return templateRoute ? (
    <div>
      <ButtonLink
        href={templateRoute({ namespace, templateName: name })}
        variant="primary"
        iconStart={<RiAddLine />}
      >
        {t('overview.changes.add')}
      </ButtonLink>
    </div>
  ) : null;
};
