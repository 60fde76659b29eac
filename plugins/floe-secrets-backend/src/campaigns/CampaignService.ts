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
  Campaign,
  CampaignCiphertexts,
  CampaignDetail,
  CampaignPullRequest,
  floeSecretsChangePermission,
  NewCampaign,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  isSameRepository,
  RepositoryAddresses,
} from '@floe/backstage-plugin-floe-secrets-node';
import type { Request } from 'express';
import { createHash } from 'node:crypto';
import { audited } from '../audit/audited';
import { principalKey, principalName } from '../catalog/principal';
import { echo } from '../model/masking/echo';
import { CampaignReader } from './CampaignReader';
import { CampaignSelector, NOT_ALLOWED } from './CampaignSelector';
import { VisibleCampaign } from './CampaignSight';
import { CampaignStore } from './CampaignStore';
import { CampaignWorker } from './CampaignWorker';
import { PullRequestQueue } from './PullRequestQueue';
import { parseNewCampaign } from './parseNewCampaign';
import { CampaignKind } from './types';
import { VisibleItem } from './VisibleItem';

const CONFLICT =
  'The files of its service do not have the ciphertexts that the cluster had when it was sealed again, so they were left alone. Merge and deploy what is open, then start another campaign.';

const CONTROLS = ['pause', 'resume', 'cancel'] as const;

export type CampaignControl = (typeof CONTROLS)[number];

export type CampaignServiceOptions = {
  store: CampaignStore;
  pullRequestQueue: PullRequestQueue;
  reader: CampaignReader;
  selector: CampaignSelector;
  worker: Pick<CampaignWorker, 'wake'>;
  addresses: RepositoryAddresses;
  auditor: AuditorService;
};

/** Starts campaigns, tells how far they are, and takes their pull requests. */
export class CampaignService {
  readonly #options: CampaignServiceOptions;

  constructor(options: CampaignServiceOptions) {
    this.#options = options;
  }

  /** Campaigns with a secret that the caller may read, newest first. */
  async list(credentials: BackstageCredentials): Promise<Campaign[]> {
    return await this.#options.reader.list(credentials);
  }

  /** @throws NotFoundError if there is none with a secret that the caller may read */
  async get(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<CampaignDetail> {
    const { reader } = this.#options;
    return await reader.compose(await this.#find(id, credentials), credentials);
  }

  /**
   * Starts a campaign, or answers with the same one of the same caller that
   * is active. The permissions are checked now; the clusters are asked later.
   *
   * @throws InputError, ConflictError or NotAllowedError, see `CampaignSelector`
   */
  async start(
    input: NewCampaign,
    credentials: BackstageCredentials,
    request: Request,
  ): Promise<CampaignDetail> {
    const { auditor, selector, store, worker } = this.#options;
    return await audited(
      auditor,
      {
        id: 'campaign-start',
        caller: { credentials, request },
        meta: { kind: input.kind },
      },
      async meta => {
        const scope = parseNewCampaign(input);
        meta.scope = Object.fromEntries(
          Object.entries(scope).map(([name, value]) => [
            name,
            typeof value === 'string' ? echo(value) : value,
          ]),
        );
        const items = await selector.select(input.kind, scope, credentials);
        const { begun, id } = await store.begin({
          key: createHash('sha256')
            .update(
              JSON.stringify([principalKey(credentials), input.kind, scope]),
            )
            .digest('hex'),
          kind: input.kind,
          scope,
          createdBy: principalName(credentials),
          items,
        });
        meta.campaignId = id;
        meta.secrets = items.length;
        meta.begun = begun;
        await store.endFinished();
        worker.wake();
        return await this.get(id, credentials);
      },
    );
  }

  /**
   * Pauses, resumes or cancels a campaign. One that has ended stays as it is.
   *
   * @throws NotFoundError as `get`, NotAllowedError where the caller neither
   * started it nor may change all of its secrets
   */
  async control(
    control: CampaignControl,
    id: string,
    credentials: BackstageCredentials,
    request: Request,
  ): Promise<CampaignDetail> {
    const { auditor, store, worker } = this.#options;
    return await audited(
      auditor,
      {
        id: 'campaign-control',
        caller: { credentials, request },
        meta: { campaignId: echo(id), control },
      },
      async () => {
        const found = await this.#find(id, credentials);
        if (!found.mayControl) {
          throw new NotAllowedError(
            `Only who started a campaign, or may change all of its secrets, can ${control} it (permission ${floeSecretsChangePermission.name})`,
          );
        }
        switch (control) {
          case 'pause':
            await store.pause(id);
            break;
          case 'cancel':
            await store.cancel(id);
            break;
          default:
            await store.resume(id, {
              ids: await this.#hiddenOrForbidden(found),
              reason: NOT_ALLOWED,
            });
            worker.wake();
        }
        return await this.get(id, credentials);
      },
    );
  }

  /**
   * The new ciphertexts for the repository of an entity, of items that the
   * caller may change.
   *
   * @throws NotFoundError as `get`, or where the entity has no item
   */
  async ciphertexts(
    id: string,
    entityRef: string,
    credentials: BackstageCredentials,
    request: Request,
  ): Promise<CampaignCiphertexts[]> {
    const { auditor, reader, store } = this.#options;
    return await audited(
      auditor,
      {
        id: 'campaign-ciphertexts-read',
        caller: { credentials, request },
        meta: { campaignId: echo(id), entityRef: echo(entityRef) },
      },
      async () => {
        const { items } = await this.#find(id, credentials);
        const repositories = await reader.repositoriesOf(items, credentials);
        const repository = repositories.get(entityRef.toLowerCase());
        if (!repository) {
          throw new NotFoundError(
            `The campaign has no secret of ${echo(
              entityRef,
            )}, or its repository is not known (annotation backstage.io/source-location)`,
          );
        }
        const ciphertexts = await store.listCiphertexts(id);
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
   * @throws NotFoundError as `get`, InputError where it is no pull request of
   * the repository of each item, NotAllowedError where the caller may not
   * change an item, ConflictError where none of them waits for one
   */
  async propose(
    id: string,
    input: CampaignPullRequest,
    credentials: BackstageCredentials,
    request: Request,
  ): Promise<CampaignDetail> {
    const { auditor, pullRequestQueue, store } = this.#options;
    return await audited(
      auditor,
      {
        id: 'campaign-propose',
        caller: { credentials, request },
        meta: { campaignId: echo(id), items: input.itemIds.length },
      },
      async meta => {
        const { campaign, items } = await this.#find(id, credentials);
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
            campaign.kind,
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
          await store.note(item.id, CONFLICT);
        }
        return await this.get(id, credentials);
      },
    );
  }

  async #verifyPullRequest(
    kind: CampaignKind,
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
    if (!items.some(({ item }) => waitsForPullRequest(kind, item))) {
      throw new ConflictError('None of these items waits for a pull request');
    }
    return addresses.pullRequestUrl(pullRequest);
  }

  async #find(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<VisibleCampaign> {
    const found = await this.#options.reader.find(id, credentials);
    if (!found) {
      throw new NotFoundError(`There is no campaign ${echo(id)}`);
    }
    return found;
  }

  /** Items that who resumes a campaign may not change, those too that are not seen. */
  async #hiddenOrForbidden({
    campaign,
    items,
  }: VisibleCampaign): Promise<string[]> {
    const allowed = new Set(
      items.flatMap(({ item, mayChange }) => (mayChange ? [item.id] : [])),
    );
    const all = await this.#options.store.listItems([campaign.id]);
    return all.map(({ id }) => id).filter(id => !allowed.has(id));
  }
}

/** Whether a pull request can be of this item, or was already. */
function waitsForPullRequest(
  kind: CampaignKind,
  { status, step }: VisibleItem['item'],
): boolean {
  return (
    ['proposed', 'merged', 'arrived'].includes(status) ||
    (kind === 'reseal' && status === 'resealed') ||
    (kind === 'migration' && status === 'waiting' && step !== 'release')
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
