import {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  CampaignCiphertexts,
  CampaignDetail,
  CampaignPullRequest,
  floeSecretsChangePermission,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  isSameRepository,
  RepositoryAddresses,
} from '@floe/backstage-plugin-floe-secrets-node';
import type { Request } from 'express';
import { audited } from '../audit/audited';
import { requireEntityRef } from '../catalog/requireEntityRef';
import { echo } from '../model/masking/echo';
import { CampaignItemReader } from './CampaignItemReader';
import { CampaignReader } from './CampaignReader';
import { CampaignStore } from './CampaignStore';
import { PullRequestQueue } from './PullRequestQueue';
import { requireMigration } from './migrations/plans';
import { Campaign } from './types';
import { VisibleItem } from './VisibleItem';

const CONFLICT =
  'The files of its service do not have the ciphertexts that the cluster had when it was sealed again, so they were left alone. Merge and deploy what is open, then start another campaign.';

const NOT_OF_CHART =
  'The floe-dagster chart makes no Secret of this name for the service, so that a values file cannot either.';

type CampaignPullRequestsOptions = {
  store: Pick<CampaignStore, 'endFinished' | 'move' | 'note'>;
  itemReader: Pick<CampaignItemReader, 'listCiphertexts'>;
  pullRequestQueue: Pick<PullRequestQueue, 'propose'>;
  reader: CampaignReader;
  addresses: RepositoryAddresses;
  auditor: AuditorService;
};

/** Provides the content of a campaign's pull requests, and records them. */
export class CampaignPullRequests {
  readonly #options: CampaignPullRequestsOptions;

  constructor(options: CampaignPullRequestsOptions) {
    this.#options = options;
  }

  /**
   * The new ciphertexts for the repository of an entity, of items that the
   * caller may change.
   *
   * @throws NotFoundError as `CampaignReader.require`, or where the entity has no item,
   * InputError if the text is no entity ref
   */
  async ciphertexts(
    id: string,
    entityRef: string,
    credentials: BackstageCredentials,
    request: Request,
  ): Promise<CampaignCiphertexts[]> {
    const { auditor, itemReader, reader } = this.#options;
    return await audited(
      auditor,
      {
        id: 'campaign-ciphertexts-read',
        caller: { credentials, request },
        meta: { campaignId: echo(id), entityRef: echo(entityRef) },
      },
      async () => {
        const { items } = await reader.require(id, credentials);
        const repositories = await reader.repositoriesOf(items, credentials);
        const repository = repositories.get(
          requireEntityRef('entityRef', entityRef),
        );
        if (!repository) {
          throw new NotFoundError(
            `The campaign has no secret of ${echo(
              entityRef,
            )}, or its repository is not known (annotation backstage.io/source-location)`,
          );
        }
        const ciphertexts = await itemReader.listCiphertexts(id);
        return items.flatMap(
          ({ entityRef: ref, environment, item, mayChange }) => {
            const own = ref === null ? undefined : repositories.get(ref);
            const keys = ciphertexts.get(item.id);
            return ref !== null &&
              own &&
              keys &&
              mayChange &&
              isSameRepository(own, repository)
              ? [
                  {
                    itemId: item.id,
                    entityRef: ref,
                    environment,
                    cluster: item.cluster,
                    namespace: item.namespace,
                    name: item.name,
                    keys,
                  },
                ]
              : [];
          },
        );
      },
    );
  }

  /**
   * Records the pull request of one repository.
   *
   * @throws NotFoundError as `CampaignReader.require`, InputError where it is no pull request of
   * the repository of each item, NotAllowedError where the caller may not
   * change an item, ConflictError where none of them waits for one
   */
  async propose(
    id: string,
    input: CampaignPullRequest,
    credentials: BackstageCredentials,
    request: Request,
  ): Promise<CampaignDetail> {
    const { auditor, pullRequestQueue, reader, store } = this.#options;
    return await audited(
      auditor,
      {
        id: 'campaign-propose',
        caller: { credentials, request },
        meta: { campaignId: echo(id), items: input.itemIds.length },
      },
      async meta => {
        const { campaign, items } = await reader.require(id, credentials);
        const chosen = chosenItems(items, input.itemIds, 'itemIds');
        const conflicts = chosenItems(
          items,
          input.conflicts ?? [],
          'conflicts',
        );
        if (chosen.length + conflicts.length === 0) {
          throw new InputError('Name at least one item');
        }
        if (chosen.length > 0) {
          const url = await this.#verifyPullRequest(
            campaign,
            chosen,
            input.pullRequestUrl ?? '',
            credentials,
          );
          meta.pullRequestUrl = url;
          await pullRequestQueue.propose({
            campaignId: id,
            kind: campaign.kind,
            url,
            itemIds: chosen.map(({ item }) => item.id),
          });
        }
        for (const { item } of conflicts) {
          if (campaign.kind === 'migration' && item.status === 'waiting') {
            await store.move(item, { status: 'skipped', reason: NOT_OF_CHART });
          } else if (campaign.kind === 'reseal') {
            await store.note(item.id, CONFLICT);
          }
        }
        await store.endFinished();
        return await reader.compose(
          await reader.require(id, credentials),
          credentials,
        );
      },
    );
  }

  async #verifyPullRequest(
    campaign: Campaign,
    items: VisibleItem[],
    text: string,
    credentials: BackstageCredentials,
  ): Promise<string> {
    const { addresses, reader } = this.#options;
    const pullRequest = addresses.parsePullRequest(text);
    const repositories = await reader.repositoriesOf(items, credentials);
    const isOfAll =
      pullRequest &&
      items.every(({ entityRef }) => {
        const own = entityRef && repositories.get(entityRef);
        return own && isSameRepository(own, pullRequest.repository);
      });
    if (!isOfAll) {
      throw new InputError(
        'pullRequestUrl: is not the address of a pull request of the repository of these items',
      );
    }
    if (!items.some(({ item }) => waitsForPullRequest(campaign, item))) {
      throw new ConflictError('None of these items waits for a pull request');
    }
    return addresses.pullRequestUrl(pullRequest);
  }
}

/** Whether the item waits for a pull request, or has had one. */
function waitsForPullRequest(
  { kind, scope }: Campaign,
  { status, step }: VisibleItem['item'],
): boolean {
  return (
    ['proposed', 'merged', 'arrived'].includes(status) ||
    (kind === 'reseal' && status === 'resealed') ||
    (kind === 'migration' &&
      status === 'waiting' &&
      step !== null &&
      requireMigration(scope).plan.written.includes(step))
  );
}

function chosenItems(
  items: VisibleItem[],
  ids: string[],
  field: string,
): VisibleItem[] {
  const chosen = ids.map(id => items.find(({ item }) => item.id === id));
  const known = chosen.filter(one => one !== undefined);
  if (known.length < chosen.length) {
    throw new InputError(`${field}: the campaign has no such item`);
  }
  if (known.some(({ mayChange }) => !mayChange)) {
    throw new NotAllowedError(
      `You are not allowed to change all of these secrets (permission ${floeSecretsChangePermission.name})`,
    );
  }
  return known;
}
