import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { principalName } from '../catalog/principal';
import { Environments } from '../catalog/environments/Environments';
import { objectKindsOf } from '../model/objectKinds';
import { targetOf } from '../model/target';
import { SecretAuthorizer } from '../permissions/SecretAuthorizer';
import { SecretResources } from '../permissions/SecretResources';
import { ReadableSecret, ReadableSecrets } from '../secrets/ReadableSecrets';
import { CampaignItemReader } from './CampaignItemReader';
import { MIGRATION_DESTINATIONS } from './migrations/plans';
import { ShownCampaign, shownCampaign } from './shownCampaign';
import { Campaign, CampaignItem } from './types';
import { VisibleItem } from './VisibleItem';

/** A campaign as the caller may see it. */
export type VisibleCampaign = {
  campaign: ShownCampaign;
  items: VisibleItem[];
  /** Whether the caller may pause, resume and cancel it. */
  mayControl: boolean;
};

/** Reads campaigns for a caller, with the items whose secrets the caller may read. */
export class VisibleCampaigns {
  readonly #options: {
    itemReader: Pick<CampaignItemReader, 'listItems'>;
    readable: ReadableSecrets;
    resources: SecretResources;
    authorizer: SecretAuthorizer;
    environments: Environments;
  };

  constructor(options: {
    itemReader: Pick<CampaignItemReader, 'listItems'>;
    readable: ReadableSecrets;
    resources: SecretResources;
    authorizer: SecretAuthorizer;
    environments: Environments;
  }) {
    this.#options = options;
  }

  /**
   * Those of some campaigns that the caller started, or of which the caller may
   * read an item. A migration passes moments in which the old object is gone and
   * the new one is not observed yet, so a campaign can be without items.
   */
  async list(
    campaigns: Campaign[],
    credentials: BackstageCredentials,
  ): Promise<VisibleCampaign[]> {
    const { environments, itemReader } = this.#options;
    const items = await itemReader.listItems(campaigns.map(({ id }) => id));
    const secrets = await this.#secretsOf(items, credentials);
    const mayChange = await this.#mayChange([...secrets.values()], credentials);
    return campaigns.flatMap(campaign => {
      const all = items.filter(({ campaignId }) => campaignId === campaign.id);
      const visible = all.flatMap((item): VisibleItem[] => {
        const secret = secrets.get(item.id);
        const entityRef = secret?.entities.some(
          one => one.entityRef === item.entityRef,
        )
          ? item.entityRef
          : null;
        return secret
          ? [
              {
                item,
                observed: secret.observed,
                entityRef,
                environment: environments.resolve(item.cluster, item.namespace)
                  .name,
                mayChange:
                  entityRef !== null && mayChange.has(secret.observed.id),
              },
            ]
          : [];
      });
      const isOwn = campaign.createdBy === principalName(credentials);
      return isOwn || visible.length > 0
        ? [
            {
              campaign: shownCampaign(campaign, visible),
              items: visible,
              mayControl:
                isOwn ||
                (visible.length === all.length &&
                  visible.every(one => one.mayChange)),
            },
          ]
        : [];
    });
  }

  /**
   * The secrets of items, by the items' ids. A migration takes away what made a
   * Secret: from then on the new object with the same target says who may see
   * the item.
   */
  async #secretsOf(
    items: CampaignItem[],
    credentials: BackstageCredentials,
  ): Promise<Map<string, ReadableSecret>> {
    const { readable } = this.#options;
    const own = await readable.list(
      { ids: [...new Set(items.map(({ secretId }) => secretId))] },
      credentials,
    );
    const byId = new Map(own.map(secret => [secret.observed.id, secret]));
    const gone = items.filter(
      ({ secretId, step }) => step !== null && !byId.has(secretId),
    );
    const successors =
      gone.length > 0
        ? await readable.list(
            {
              kinds: objectKindsOf(...MIGRATION_DESTINATIONS),
              clusters: [...new Set(gone.map(({ cluster }) => cluster))],
              namespaces: [...new Set(gone.map(({ namespace }) => namespace))],
            },
            credentials,
          )
        : [];
    const byTarget = new Map(
      successors.map(secret => {
        const { cluster, namespace } = secret.observed;
        const { name } = targetOf(secret.observed);
        return [placeOf({ cluster, namespace, name }), secret] as const;
      }),
    );
    return new Map(
      items.flatMap(item => {
        const secret =
          byId.get(item.secretId) ??
          (item.step === null ? undefined : byTarget.get(placeOf(item)));
        return secret ? [[item.id, secret]] : [];
      }),
    );
  }

  /** The ids of those secrets that the caller may change. */
  async #mayChange(
    secrets: ReadableSecret[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const { authorizer, resources } = this.#options;
    const ids = [...new Set(secrets.map(({ observed }) => observed.id))];
    const [access, own] = await Promise.all([
      authorizer.changeAccess(credentials),
      resources.getResources(ids),
    ]);
    return new Set(ids.filter((_, index) => access.isAllowed(own[index])));
  }
}

function placeOf({
  cluster,
  name,
  namespace,
}: Pick<CampaignItem, 'cluster' | 'namespace' | 'name'>): string {
  return [cluster, namespace, name].join('/');
}
