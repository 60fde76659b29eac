import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  Campaign as CampaignAnswer,
  CampaignDetail,
  CampaignItem as CampaignItemAnswer,
  Remedy,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  GitRepository,
  RepositoryAddresses,
} from '@floe/backstage-plugin-floe-secrets-node';
import { EntityReader } from '../catalog/EntityReader';
import { commandFor, ContextOf } from '../diagnose/commandContext';
import { diagnoseKinds } from '../diagnose/DiagnoseKind';
import { echo } from '../model/masking/echo';
import { ObservedSecret } from '../model/observed';
import { SecretEvaluator } from '../secrets/SecretEvaluator';
import { VisibleCampaigns, VisibleCampaign } from './VisibleCampaigns';
import { CampaignStore } from './CampaignStore';
import { MigrationPart, migrationParts } from './migrations/migrationParts';
import { CampaignItem } from './types';
import { VisibleItem } from './VisibleItem';

/** The list is limited to the campaigns among the newest that the caller may read. */
const MAX_CAMPAIGNS = 50;

type RotationPart = Pick<
  CampaignItemAnswer,
  'lastChanged' | 'due' | 'remedies' | 'refreshable'
>;

type CampaignReaderOptions = {
  store: Pick<CampaignStore, 'get' | 'list'>;
  visible: VisibleCampaigns;
  entities: EntityReader;
  evaluator: Pick<SecretEvaluator, 'evaluate'>;
  addresses: RepositoryAddresses;
  /** The kubectl context for commands. */
  contextOf: ContextOf;
};

/** Reads campaigns with the items whose secrets the caller may read. */
export class CampaignReader {
  readonly #options: CampaignReaderOptions;

  constructor(options: CampaignReaderOptions) {
    this.#options = options;
  }

  /**
   * Lists the campaigns that the caller started, or with an item that the caller
   * may read, newest first.
   */
  async list(credentials: BackstageCredentials): Promise<CampaignAnswer[]> {
    const campaigns = await this.#options.store.list(MAX_CAMPAIGNS);
    const visible = await this.#options.visible.list(campaigns, credentials);
    return visible.map(toCampaign);
  }

  /**
   * One campaign; undefined if the caller did not start it and may read none of
   * its items.
   */
  async find(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<VisibleCampaign | undefined> {
    const campaign = await this.#options.store.get(id);
    const [visible] = campaign
      ? await this.#options.visible.list([campaign], credentials)
      : [];
    return visible;
  }

  /**
   * The same as `find`.
   *
   * @throws NotFoundError if there is none that the caller started or may read an
   * item of
   */
  async require(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<VisibleCampaign> {
    const found = await this.find(id, credentials);
    if (!found) {
      throw new NotFoundError(`There is no campaign ${echo(id)}`);
    }
    return found;
  }

  /** Composes the API's answer for the caller for whom the campaign was read. */
  async compose(
    visible: VisibleCampaign,
    credentials: BackstageCredentials,
  ): Promise<CampaignDetail> {
    const repositories = await this.repositoriesOf(visible.items, credentials);
    const parts: Map<string, RotationPart | MigrationPart> =
      visible.campaign.kind === 'migration'
        ? migrationParts(
            visible.campaign.scope,
            visible.items,
            this.#options.contextOf,
          )
        : await this.#rotationsOf(visible);
    return {
      ...toCampaign(visible),
      mayControl: visible.mayControl,
      items: visible.items.map(
        ({ entityRef, environment, item, mayChange, observed }) => ({
          id: item.id,
          secretId: observed.id,
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
          ...parts.get(item.id),
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
              remedies: overdue?.remedies ?? [
                this.#newValueOf(items[index].observed),
              ],
              ...(secret.refreshable && { refreshable: secret.refreshable }),
            }),
          },
        ];
      }),
    );
  }

  /** How a secret that is not overdue gets a new value. */
  #newValueOf({ cluster, facts }: ObservedSecret): Remedy {
    const remedy = diagnoseKinds.of(facts).newValue(facts);
    return remedy.command
      ? {
          ...remedy,
          command: commandFor(
            remedy.command,
            cluster,
            this.#options.contextOf(cluster),
          ),
        }
      : remedy;
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
}

/** Users need not know that a replica works on the item right now. */
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
