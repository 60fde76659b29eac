import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Campaign as CampaignAnswer,
  CampaignDetail,
  CampaignItem as CampaignItemAnswer,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  GitRepository,
  RepositoryAddresses,
} from '@floe/backstage-plugin-floe-secrets-node';
import { principalName } from '../catalog/principal';
import { EntityReader } from '../catalog/EntityReader';
import { Environments } from '../catalog/environments/Environments';
import {
  ActionAccess,
  SecretAuthorizer,
} from '../permissions/SecretAuthorizer';
import { SecretResources } from '../permissions/SecretResources';
import { SecretEvaluator } from '../secrets/SecretEvaluator';
import { ReadableSecrets } from '../secrets/ReadableSecrets';
import { shownCampaign } from './shownCampaign';
import { VisibleItem } from './VisibleItem';
import { CampaignStore } from './CampaignStore';
import { Campaign, CampaignItem } from './types';

/** What the caller may read is chosen among as many of the newest. */
const MAX_CAMPAIGNS = 50;

type RotationPart = Pick<
  CampaignItemAnswer,
  'lastChanged' | 'due' | 'remedies' | 'refreshable'
>;

/** A campaign as the caller may see it. */
export type VisibleCampaign = {
  campaign: Campaign;
  items: VisibleItem[];
  /** Whether the caller may pause, resume and cancel it. */
  mayControl: boolean;
};

export type CampaignReaderOptions = {
  store: Pick<CampaignStore, 'get' | 'list' | 'listItems'>;
  readable: ReadableSecrets;
  resources: SecretResources;
  authorizer: SecretAuthorizer;
  entities: EntityReader;
  environments: Environments;
  evaluator: Pick<SecretEvaluator, 'evaluate'>;
  addresses: RepositoryAddresses;
};

/** Reads campaigns for a caller: of each, the items whose secrets the caller may read. */
export class CampaignReader {
  readonly #options: CampaignReaderOptions;

  constructor(options: CampaignReaderOptions) {
    this.#options = options;
  }

  /** Those with an item that the caller may read, newest first. */
  async list(credentials: BackstageCredentials): Promise<CampaignAnswer[]> {
    const campaigns = await this.#options.store.list(MAX_CAMPAIGNS);
    const visible = await this.#see(campaigns, credentials);
    return visible.map(toCampaign);
  }

  /** One campaign; undefined if the caller may read none of its items. */
  async find(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<VisibleCampaign | undefined> {
    const campaign = await this.#options.store.get(id);
    const [visible] = campaign ? await this.#see([campaign], credentials) : [];
    return visible;
  }

  /** Composes the answer for the caller that a campaign was read for. */
  async compose(
    visible: VisibleCampaign,
    credentials: BackstageCredentials,
  ): Promise<CampaignDetail> {
    const repositories = await this.repositoriesOf(visible.items, credentials);
    const rotations = await this.#rotationsOf(visible);
    return {
      ...toCampaign(visible),
      mayControl: visible.mayControl,
      items: visible.items.map(
        ({ entityRef, environment, item, mayChange }) => ({
          id: item.id,
          secretId: item.secretId,
          status: shownStatus(item),
          reason: item.reason,
          cluster: item.cluster,
          environment,
          namespace: item.namespace,
          name: item.name,
          entityRef,
          repository: (entityRef && repositories.get(entityRef)?.url) || null,
          likely: item.likely,
          resealedAt: item.resealedAt,
          pullRequestUrl: item.pullRequestUrl,
          mayChange,
          ...rotations.get(item.id),
        }),
      ),
    };
  }

  /** What is to be done with each item of a rotation. */
  async #rotationsOf({
    campaign,
    items,
  }: VisibleCampaign): Promise<Map<string, RotationPart>> {
    if (campaign.kind !== 'rotation') {
      return new Map();
    }
    const evaluated = await this.#options.evaluator.evaluate(
      items.map(({ observed }) => observed),
    );
    return new Map(
      evaluated.map(({ secret }, index) => {
        const { item } = items[index];
        const overdue = secret.findings.find(
          ({ id }) => id === 'rotation-overdue',
        );
        return [
          item.id,
          {
            lastChanged: secret.rotation.lastChanged,
            due: secret.rotation.due,
            ...(item.status === 'waiting' && {
              remedies: overdue?.remedies ?? [],
              ...(secret.refreshable && { refreshable: secret.refreshable }),
            }),
          },
        ];
      }),
    );
  }

  /** The repositories of the entities of some items. */
  async repositoriesOf(
    items: VisibleItem[],
    credentials: BackstageCredentials,
  ): Promise<Map<string, GitRepository>> {
    const { addresses, entities } = this.#options;
    const refs = [
      ...new Set(items.flatMap(({ entityRef }) => entityRef ?? [])),
    ];
    const found = await Promise.all(
      refs.map(async ref => {
        try {
          const entity = await entities.getEntity(ref, credentials);
          const location = addresses.sourceLocationOf(entity);
          return location ? [[ref, location.repository] as const] : [];
        } catch (error) {
          if ((error as Error).name === 'NotFoundError') {
            return [];
          }
          throw error;
        }
      }),
    );
    return new Map(found.flat());
  }

  async #see(
    campaigns: Campaign[],
    credentials: BackstageCredentials,
  ): Promise<VisibleCampaign[]> {
    const { authorizer, environments, readable, resources, store } =
      this.#options;
    const items = await store.listItems(campaigns.map(({ id }) => id));
    const ids = [...new Set(items.map(({ secretId }) => secretId))];
    const [secrets, access, own] = await Promise.all([
      readable.list({ ids }, credentials),
      authorizer.changeAccess(credentials),
      resources.getResources(ids),
    ]);
    const byId = new Map(secrets.map(secret => [secret.observed.id, secret]));
    const mayChange = mayChangeOf(access, ids, own);
    return campaigns.flatMap(campaign => {
      const all = items.filter(({ campaignId }) => campaignId === campaign.id);
      const visible = all.flatMap(item => {
        const secret = byId.get(item.secretId);
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
                mayChange: entityRef !== null && mayChange(item.secretId),
              },
            ]
          : [];
      });
      return visible.length > 0
        ? [
            {
              campaign: shownCampaign(
                campaign,
                visible,
                visible.length === all.length,
              ),
              items: visible,
              mayControl:
                campaign.createdBy === principalName(credentials) ||
                (visible.length === all.length &&
                  visible.every(one => one.mayChange)),
            },
          ]
        : [];
    });
  }
}

function mayChangeOf(
  access: ActionAccess,
  ids: string[],
  resources: Awaited<ReturnType<SecretResources['getResources']>>,
): (secretId: string) => boolean {
  const allowed = new Set(
    ids.filter((_, index) => access.isAllowed(resources[index])),
  );
  return id => allowed.has(id);
}

/** That a replica asks the cluster just now is of no use to anybody. */
function shownStatus({ status }: CampaignItem) {
  return status === 'sealing' ? ('waiting' as const) : status;
}

function toCampaign({ campaign, items }: VisibleCampaign): CampaignAnswer {
  const counts: CampaignAnswer['counts'] = {
    waiting: 0,
    resealed: 0,
    proposed: 0,
    merged: 0,
    arrived: 0,
    skipped: 0,
    failed: 0,
    cancelled: 0,
  };
  items.forEach(({ item }) => (counts[shownStatus(item)] += 1));
  return { ...campaign, counts };
}
