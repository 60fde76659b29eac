import { parseEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type { FloeSecretsApi } from '@floe/backstage-plugin-floe-secrets-common';
import { bulkOperation } from '../src/__fixtures__/bulkOperations';
import { campaign } from '../src/__fixtures__/campaigns';
import { detailOf, operation } from '../src/__fixtures__/secrets';
import { childrenEverywhere } from '../src/__fixtures__/otherKinds';
import { remoteKeyList } from '../src/__fixtures__/remoteKeys';
import { causes, facets, trends } from '../src/__fixtures__/overview';
import { practices } from '../src/__fixtures__/practices';
import { rotation } from '../src/__fixtures__/rotation';
import { scenarios } from '../src/__fixtures__/scenarios';
import { certificate, clusters, stores } from '../src/__fixtures__/clusters';

const refreshed = new Map<string, ReturnType<typeof operation>>();

async function notAsked(): Promise<never> {
  throw new Error('The frontend does not ask for this');
}

/** A backend that knows one answer for each entity. */
export const mockApi: FloeSecretsApi = {
  async getEntitySecrets(entityRef) {
    const { name } = parseEntityRef(entityRef);
    const found = scenarios[name];
    if (!found) {
      throw new NotFoundError(`There is no scenario ${name}`);
    }
    return found;
  },
  async listCauses() {
    return causes;
  },
  async getTrends() {
    return trends;
  },
  async getRotation() {
    return rotation;
  },
  async getPractices() {
    return practices;
  },
  async getSecret(id) {
    const found = Object.values(scenarios)
      .flatMap(({ items }) => items)
      .find(item => item.id === id);
    if (!found) {
      throw new NotFoundError(`There is no secret ${id}`);
    }
    const possible = found.approach === 'external-secrets';
    return {
      ...detailOf(found),
      ...(found.kind === 'ClusterExternalSecret' && {
        children: childrenEverywhere,
      }),
      refreshable: {
        possible,
        reason: possible
          ? null
          : 'There is nothing to fetch: the values of a SealedSecret are in Git.',
      },
      operation: refreshed.get(id) ?? null,
    };
  },
  async refreshSecret(secretId) {
    const done = operation({ id: `refresh-of-${secretId}`, secretId });
    refreshed.set(secretId, done);
    return { operationId: done.id };
  },
  async getOperation(id) {
    return operation({ id });
  },
  async refreshSecrets() {
    return { operationId: 'bulk-1' };
  },
  async getBulkOperation(id) {
    return bulkOperation({ id });
  },
  async cancelBulkOperation(id) {
    return bulkOperation({ id });
  },
  async getStores() {
    return { items: stores };
  },
  async getRemoteKeys(query) {
    return remoteKeyList(query);
  },
  async getClusters() {
    return { items: clusters };
  },
  async getSealingCertificate() {
    return certificate;
  },
  async getChanges() {
    return { items: Object.values(scenarios).flatMap(s => s.changes) };
  },
  async listSecrets() {
    const items = Object.values(scenarios).flatMap(scenario => scenario.items);
    return {
      items: items.slice(0, 50),
      totalItems: items.length,
      pageInfo: {},
    };
  },
  async getSecretFacets() {
    return facets;
  },
  async getCampaigns() {
    return { items: [campaign()] };
  },
  async getCampaign() {
    return campaign();
  },
  async startCampaign() {
    return campaign();
  },
  async pauseCampaign() {
    return campaign({ status: 'paused' });
  },
  async resumeCampaign() {
    return campaign();
  },
  async cancelCampaign() {
    return campaign({ status: 'cancelled' });
  },
  getCampaignCiphertexts: notAsked,
  proposeCampaign: notAsked,
  createChange: notAsked,
  preview: notAsked,
  planSecretStore: notAsked,
  planSopsFile: notAsked,
  wrapDataKey: notAsked,
};
