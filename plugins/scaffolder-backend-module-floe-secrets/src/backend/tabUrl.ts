import { RootConfigService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';

/**
 * Address of the service's Secrets tab; undefined if the portal's address is
 * not configured.
 */
export function tabUrlOf(
  config: RootConfigService,
  entityRef: string,
): string | undefined {
  const baseUrl = config.getOptionalString('app.baseUrl');
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return (
    baseUrl &&
    `${baseUrl.replace(/\/$/, '')}/catalog/${[namespace, kind, name]
      .map(encodeURIComponent)
      .join('/')}/secrets`
  );
}

/** Address of a campaign; undefined if the portal's address is not configured. */
export function campaignUrlOf(
  config: RootConfigService,
  campaign: string,
): string | undefined {
  const baseUrl = config.getOptionalString('app.baseUrl');
  return (
    baseUrl &&
    `${baseUrl.replace(
      /\/$/,
      '',
    )}/secrets/campaigns?campaign=${encodeURIComponent(campaign)}`
  );
}
