import type { JsonObject } from '@backstage/types';
import type { SignalApi } from '@backstage/plugin-signals-react';
import type {
  CampaignPullRequest,
  DataKeyWrapRequest,
  FloeSecretsApi,
  FloeSecretsSignal,
  ListRemoteKeysQuery,
  NewCampaign,
  NewChange,
  PreviewRequest,
  RefreshSelection,
  SecretStorePlanRequest,
  SopsPlanRequest,
} from '@floe/backstage-plugin-floe-secrets-common';
import { certificate, clusters, stores } from '../__fixtures__/clusters';
import { campaign } from '../__fixtures__/campaigns';
import { bulkOperation } from '../__fixtures__/bulkOperations';
import { answer } from '../__fixtures__/entitySecrets';
import { fakePreview } from './fakePreview';
import { remoteKeyList } from '../__fixtures__/remoteKeys';
import { secretStorePlan } from '../__fixtures__/secretStorePlan';
import { sopsPlan } from '../__fixtures__/sopsPlan';
import { WRAPPED_DATA_KEY } from '../__fixtures__/serviceKeys';
import { detailOf, operation, secret } from '../__fixtures__/secrets';

async function notAsked(): Promise<never> {
  throw new Error('The frontend does not ask for this');
}

/** An API whose every answer can be replaced. */
export function fakeApi(): jest.Mocked<FloeSecretsApi> {
  return {
    getEntitySecrets: jest.fn(async (_entityRef: string) => answer([secret()])),
    listSecrets: jest.fn(notAsked),
    getSecretFacets: jest.fn(notAsked),
    listCauses: jest.fn(notAsked),
    getTrends: jest.fn(notAsked),
    getRotation: jest.fn(notAsked),
    getPractices: jest.fn(notAsked),
    getSecret: jest.fn(async (_id: string) => detailOf(secret())),
    refreshSecret: jest.fn(async (_id: string) => ({
      operationId: 'refresh-1',
    })),
    getOperation: jest.fn(async (_id: string) => operation()),
    refreshSecrets: jest.fn(async (_selection: RefreshSelection) => ({
      operationId: 'bulk-1',
    })),
    getBulkOperation: jest.fn(async (_id: string) => bulkOperation()),
    cancelBulkOperation: jest.fn(async (_id: string) => bulkOperation()),
    getStores: jest.fn(async () => ({ items: stores })),
    getRemoteKeys: jest.fn(async (query: ListRemoteKeysQuery) =>
      remoteKeyList(query),
    ),
    getClusters: jest.fn(async () => ({ items: clusters })),
    getSealingCertificate: jest.fn(async (_cluster: string) => certificate),
    getChanges: jest.fn(async () => ({ items: [] })),
    getCampaigns: jest.fn(async () => ({ items: [campaign()] })),
    getCampaign: jest.fn(async (_id: string) => campaign()),
    startCampaign: jest.fn(async (_campaign: NewCampaign) => campaign()),
    pauseCampaign: jest.fn(async (_id: string) =>
      campaign({ status: 'paused' }),
    ),
    resumeCampaign: jest.fn(async (_id: string) => campaign()),
    cancelCampaign: jest.fn(async (_id: string) =>
      campaign({ status: 'cancelled' }),
    ),
    getCampaignCiphertexts: jest.fn(async (_id: string, _ref: string) =>
      notAsked(),
    ),
    proposeCampaign: jest.fn(async (_id: string, _pr: CampaignPullRequest) =>
      notAsked(),
    ),
    createChange: jest.fn(async (_change: NewChange) => notAsked()),
    preview: jest.fn(async (request: PreviewRequest) =>
      fakePreview(request, undefined),
    ),
    planSecretStore: jest.fn(async (request: SecretStorePlanRequest) =>
      secretStorePlan(request),
    ),
    wrapDataKey: jest.fn(async (_request: DataKeyWrapRequest) => ({
      enc: WRAPPED_DATA_KEY,
      created_at: '2026-11-24T12:00:00Z',
    })),
    planSopsFile: jest.fn(async (request: SopsPlanRequest) =>
      sopsPlan(request),
    ),
  };
}

/** Signals that a test sends itself. */
export class FakeSignals implements SignalApi {
  readonly #callbacks = new Set<(message: any) => void>();

  subscribe<TMessage extends JsonObject>(
    _channel: string,
    onMessage: (message: TMessage) => void,
  ) {
    this.#callbacks.add(onMessage);
    return { unsubscribe: () => this.#callbacks.delete(onMessage) };
  }

  send(signal: Partial<FloeSecretsSignal>) {
    for (const callback of this.#callbacks) {
      callback({ ids: [], ...signal });
    }
  }
}
