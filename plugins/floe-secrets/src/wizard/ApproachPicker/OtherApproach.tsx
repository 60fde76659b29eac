import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  SOPS_TEMPLATE,
  type ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Alert, ButtonLink } from '@backstage/ui';
import { templateRouteRef } from '../../routes';
import { floeSecretsTranslationRef } from '../../translation';
import { PlainSecretGuide } from './PlainSecretGuide';

/** An approach that this form does not write. */
export type OtherApproachName = 'sops' | 'kubernetes';

/** What to do for an approach that this form does not write: another form, or a command. */
export const OtherApproach = (props: {
  approach: OtherApproachName;
  service: ServiceFieldValue;
}) => {
  const { approach, service } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const templateRoute = useRouteRef(templateRouteRef);

  if (approach === 'kubernetes') {
    return <PlainSecretGuide service={service} />;
  }
  const { entityRef, environment } = service;
  const query = new URLSearchParams({
    formData: JSON.stringify({ service: { entityRef, environment } }),
  });
  return (
    <>
      <Alert
        status="info"
        icon
        title={t('sops.choice.title')}
        description={t('sops.choice.description')}
      />
      {templateRoute && (
        <div>
          <ButtonLink href={`${templateRoute(SOPS_TEMPLATE)}?${query}`}>
            {t('sops.choice.open')}
          </ButtonLink>
        </div>
      )}
    </>
  );
};
