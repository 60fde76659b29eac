import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ButtonLink, Text } from '@backstage/ui';
import type {
  CampaignDetail,
  CampaignItem,
} from '@floe/backstage-plugin-floe-secrets-common';
import { templateRouteRef } from '../../../routes';
import { floeSecretsTranslationRef } from '../../../translation';

/** Opens the form of a template with the campaign and a service filled in. */
export const OpenTemplate = (props: {
  campaign: CampaignDetail;
  templateName: string;
  /** The service is that of this item; undefined: the user may change none. */
  item: CampaignItem | undefined;
  label: string;
  /** Shown if the portal has no such template, or the item has no service. */
  noTemplate: string;
}) => {
  const { campaign, item, label, noTemplate, templateName } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const templateRoute = useRouteRef(templateRouteRef);

  if (!item?.entityRef || !templateRoute) {
    return (
      <Text as="p" variant="body-small" color="secondary">
        {item ? noTemplate : t('overview.campaigns.repository.notAllowed')}
      </Text>
    );
  }
  const { cluster, entityRef, environment, namespace } = item;
  const formData = JSON.stringify({
    service: { entityRef, environment, cluster, namespace },
    campaign: campaign.id,
  });
  const form = templateRoute({ namespace: 'default', templateName });
  return (
    <div>
      <ButtonLink
        size="small"
        href={`${form}?${new URLSearchParams({ formData })}`}
      >
        {label}
      </ButtonLink>
    </div>
  );
};
