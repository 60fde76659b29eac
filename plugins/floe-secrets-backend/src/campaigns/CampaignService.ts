import {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  Campaign,
  CampaignDetail,
  floeSecretsChangePermission,
  NewCampaign,
} from '@floe/backstage-plugin-floe-secrets-common';
import type { Request } from 'express';
import { createHash } from 'node:crypto';
import { audited } from '../audit/audited';
import { principalKey, principalName } from '../catalog/principal';
import { echo } from '../model/masking/echo';
import { CampaignItemReader } from './CampaignItemReader';
import { CampaignReader } from './CampaignReader';
import { CampaignSelector, NOT_ALLOWED } from './CampaignSelector';
import { VisibleCampaign } from './VisibleCampaigns';
import { CampaignStore } from './CampaignStore';
import { CampaignWorker } from './CampaignWorker';
import { parseNewCampaign } from './parseNewCampaign';

const CONTROLS = ['pause', 'resume', 'cancel'] as const;

type CampaignControl = (typeof CONTROLS)[number];

type CampaignServiceOptions = {
  store: CampaignStore;
  itemReader: Pick<CampaignItemReader, 'listItems'>;
  reader: CampaignReader;
  selector: CampaignSelector;
  worker: Pick<CampaignWorker, 'wake'>;
  auditor: AuditorService;
};

/** Starts and controls campaigns, and reports their progress. */
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
    return await reader.compose(
      await reader.require(id, credentials),
      credentials,
    );
  }

  /**
   * Starts a campaign, or returns the caller's active campaign with the same
   * scope. Permissions are checked now; clusters are asked later.
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
    const { auditor, reader, store, worker } = this.#options;
    return await audited(
      auditor,
      {
        id: 'campaign-control',
        caller: { credentials, request },
        meta: { campaignId: echo(id), control },
      },
      async () => {
        const found = await reader.require(id, credentials);
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

  /** Items that the caller may not change, including those that the caller cannot see. */
  async #hiddenOrForbidden({
    campaign,
    items,
  }: VisibleCampaign): Promise<string[]> {
    const allowed = new Set(
      items.flatMap(({ item, mayChange }) => (mayChange ? [item.id] : [])),
    );
    const all = await this.#options.itemReader.listItems([campaign.id]);
    return all.map(({ id }) => id).filter(id => !allowed.has(id));
  }
}
