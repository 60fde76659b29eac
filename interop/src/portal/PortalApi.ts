import { mockCredentials } from '@backstage/backend-test-utils';
import {
  BulkOperation,
  CampaignCiphertexts,
  CampaignDetail,
  Change,
  Cluster,
  EntitySecrets,
  ManagedSecret,
  ManagedSecretDetail,
  NewChange,
  Operation,
  RefreshSelection,
  SealingCertificate,
  Store,
} from '@floe/backstage-plugin-floe-secrets-common';
import { waitFor } from '../harness';

const HEADERS = {
  authorization: mockCredentials.user.header(),
  // On a busy machine a kept connection may be closed just as it is used again.
  connection: 'close',
};

/** The portal's name of the cluster under test. */
export const CLUSTER_NAME = 'under-test';

/** The API of a portal whose catalog has one service, as a user calls it. */
export class PortalApi {
  readonly #port: number;

  constructor(port: number) {
    this.#port = port;
  }

  /** The answer for the service's tab. */
  async tab(): Promise<EntitySecrets> {
    return this.#get('/entities/component/default/interop/secrets');
  }

  /** The tab's entry for the object of a case. */
  async secret(
    namespace: string,
    name: string,
  ): Promise<ManagedSecret | undefined> {
    const { items } = await this.tab();
    return items.find(
      item => item.namespace === namespace && item.name === name,
    );
  }

  /** One secret with its events and history. */
  async detail(id: string): Promise<ManagedSecretDetail> {
    return this.#get(`/secrets/${encodeURIComponent(id)}`);
  }

  /** Requests a refresh; returns status and body in any case. */
  async refresh(id: string): Promise<{ status: number; body: any }> {
    return this.post(`/secrets/${encodeURIComponent(id)}/refresh`);
  }

  /** Requests a refresh of many; returns the same as {@link refresh}. */
  async refreshMany(
    selection: RefreshSelection,
  ): Promise<{ status: number; body: any }> {
    return this.post('/refreshes', selection);
  }

  /** Records a pull request of the service, as the scaffolder does. */
  async recordChange(change: NewChange): Promise<Change> {
    const { body, status } = await this.post('/changes', change);
    if (status >= 400) {
      throw new Error(`POST /changes: HTTP ${status} ${JSON.stringify(body)}`);
    }
    return body;
  }

  /** Sends a request to the API; returns the same as {@link refresh}. */
  async post(
    path: string,
    body?: object,
  ): Promise<{ status: number; body: any }> {
    const response = await fetch(
      `http://localhost:${this.#port}/api/floe-secrets/v1${path}`,
      {
        method: 'POST',
        headers: { ...HEADERS, 'content-type': 'application/json' },
        body: body && JSON.stringify(body),
      },
    );
    return { status: response.status, body: await response.json() };
  }

  async campaign(id: string): Promise<CampaignDetail> {
    return this.#get(`/campaigns/${encodeURIComponent(id)}`);
  }

  /** The campaign, once a check of it holds. */
  async whenCampaign(
    id: string,
    check: (campaign: CampaignDetail) => boolean,
  ): Promise<CampaignDetail> {
    let campaign: CampaignDetail | undefined;
    await waitFor(
      async () => {
        campaign = await this.campaign(id);
        return check(campaign);
      },
      {
        what: () => `the campaign, which is ${JSON.stringify(campaign)}`,
      },
    );
    return campaign!;
  }

  /** Records that a pull request has all items of a campaign; as {@link post}. */
  async propose(
    { id, items }: CampaignDetail,
    pullRequestUrl: string,
  ): Promise<{ status: number; body: any }> {
    return this.post(`/campaigns/${id}/pull-requests`, {
      pullRequestUrl,
      itemIds: items.map(item => item.id),
    });
  }

  /** The new ciphertexts for the repository of the service. */
  async ciphertexts(id: string): Promise<CampaignCiphertexts[]> {
    const { items } = await this.#get<{ items: CampaignCiphertexts[] }>(
      `/campaigns/${encodeURIComponent(
        id,
      )}/ciphertexts?entityRef=${encodeURIComponent(
        'component:default/interop',
      )}`,
    );
    return items;
  }

  /** The operation of a bulk refresh. */
  async bulkOperation(id: string): Promise<BulkOperation> {
    return this.#get(`/operations/${encodeURIComponent(id)}`);
  }

  /** The operation of a refresh. */
  async operation(id: string): Promise<Operation> {
    return this.#get(`/operations/${encodeURIComponent(id)}`);
  }

  /** The operation of a refresh, after it has ended. */
  async ended(operationId: string): Promise<Operation> {
    let operation: Operation | undefined;
    await waitFor(
      async () => {
        operation = await this.operation(operationId);
        return operation.status !== 'running';
      },
      { what: () => `the end of a refresh: ${JSON.stringify(operation)}` },
    );
    return operation!;
  }

  async stores(): Promise<Store[]> {
    return (await this.#get<{ items: Store[] }>('/stores')).items;
  }

  async clusters(): Promise<Cluster[]> {
    return (await this.#get<{ items: Cluster[] }>('/clusters')).items;
  }

  /** The only cluster. */
  async cluster(): Promise<Cluster> {
    return (await this.clusters())[0];
  }

  /**
   * The answer about secrets of all services.
   *
   * @param query - filters, and the page
   */
  async secrets(
    query: Record<string, string>,
  ): Promise<{ items: ManagedSecret[]; totalItems: number }> {
    return this.#get(`/secrets?${new URLSearchParams(query)}`);
  }

  async sealingCertificate(): Promise<SealingCertificate> {
    return this.#get(`/clusters/${CLUSTER_NAME}/sealing-certificate`);
  }

  async #get<T>(path: string): Promise<T> {
    const response = await fetch(
      `http://localhost:${this.#port}/api/floe-secrets/v1${path}`,
      { headers: HEADERS },
    );
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`GET ${path}: HTTP ${response.status} ${text}`);
    }
    return JSON.parse(text);
  }
}
