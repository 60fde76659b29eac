import { useApi } from '@backstage/core-plugin-api';
import type {
  Campaign,
  CampaignDetail,
  CauseList,
  Change,
  Cluster,
  Facets,
  FloeSecretsApi,
  ListSecretsQuery,
  PracticeList,
  PracticesQuery,
  RotationList,
  RotationQuery,
  SecretPage,
  Store,
  Trends,
} from '@floe/backstage-plugin-floe-secrets-common';
import { useCallback } from 'react';
import { floeSecretsApiRef } from '../api';
import { type LiveQuery, useLiveQuery } from './useLiveQuery';

/** Number of changes on a page. */
export const MAX_CHANGES = 200;

/**
 * A response about many secrets. Any signal may concern it, and a large portal
 * has many signals, so it is refetched at most every few seconds.
 */
function useOverviewQuery<T>(
  ask: (api: FloeSecretsApi) => Promise<T>,
): LiveQuery<T> {
  const api = useApi(floeSecretsApiRef);
  const load = useCallback(() => ask(api), [api, ask]);
  return useLiveQuery(load, () => 'later');
}

/**
 * The scope: entities that one of these owns, or that belong to one of these
 * systems.
 */
export type HealthScope = { owner: string[] } | { system: string[] };

const EVERYTHING: Partial<HealthScope> = {};

const askFacets = (api: FloeSecretsApi) => api.getSecretFacets();
const askClusterAnswer = (api: FloeSecretsApi) => api.getClusters();
const askClusters = async (api: FloeSecretsApi) =>
  (await api.getClusters()).items;
const askStores = async (api: FloeSecretsApi) => (await api.getStores()).items;
const askChanges = async (api: FloeSecretsApi) =>
  (await api.getChanges({ limit: MAX_CHANGES })).items;

const askCampaigns = async (api: FloeSecretsApi) =>
  (await api.getCampaigns()).items;

export type Health = {
  causes: CauseList;
  clusters: Cluster[];
  facets: Facets;
  /** SOPS files in Git, whose state no cluster shows. */
  files: number;
};

/** SOPS files in Git are always unknown, and are not secrets of a cluster. */
async function countFiles(
  api: FloeSecretsApi,
  { approach, state }: Facets,
  scope: Partial<HealthScope>,
): Promise<number> {
  if (!approach.sops || !state.unknown) {
    return 0;
  }
  const { items, totalItems } = await api.listSecrets({
    ...scope,
    approach: ['sops'],
    state: ['unknown'],
    limit: 500,
  });
  const files = items.filter(({ source }) => source.file).length;
  // Beyond one page, the share on the page is extrapolated.
  return items.length < totalItems
    ? Math.round((files / items.length) * totalItems)
    : files;
}

async function askHealth(
  api: FloeSecretsApi,
  scope: Partial<HealthScope>,
): Promise<Health> {
  const [causes, clusters, facets] = await Promise.all([
    api.listCauses(scope),
    askClusters(api),
    api.getSecretFacets(scope),
  ]);
  return {
    causes,
    clusters,
    facets,
    files: await countFiles(api, facets, scope),
  };
}

/** What will need attention, and what is on its way. */
export type Upcoming = { rotation: RotationList; changes: Change[] };

/** The health is shown without it where it cannot be loaded. */
async function askUpcoming(api: FloeSecretsApi): Promise<Upcoming | null> {
  try {
    const [rotation, changes] = await Promise.all([
      api.getRotation({ limit: 1 }),
      askChanges(api),
    ]);
    return { rotation, changes };
  } catch {
    return null;
  }
}

async function askAllHealth(
  api: FloeSecretsApi,
): Promise<Health & { upcoming: Upcoming | null }> {
  const [health, upcoming] = await Promise.all([
    askHealth(api, EVERYTHING),
    askUpcoming(api),
  ]);
  return { ...health, upcoming };
}

/** The state of all secrets, why some fail, and what comes next. */
export const useHealth = (): LiveQuery<
  Health & { upcoming: Upcoming | null }
> => useOverviewQuery(askAllHealth);

/** The number of secrets for each value of each filter. */
export const useFacets = (): LiveQuery<Facets> => useOverviewQuery(askFacets);

export const useClusters = (): LiveQuery<Cluster[]> =>
  useOverviewQuery(askClusters);

/** The clusters, and what the portal is missing. */
export const useClusterAnswer = (): LiveQuery<
  Awaited<ReturnType<FloeSecretsApi['getClusters']>>
> => useOverviewQuery(askClusterAnswer);

export const useStores = (): LiveQuery<Store[]> => useOverviewQuery(askStores);

export const useChanges = (): LiveQuery<Change[]> =>
  useOverviewQuery(askChanges);

/** What is done to many secrets, the newest first. */
export const useCampaigns = (): LiveQuery<Campaign[]> =>
  useOverviewQuery(askCampaigns);

/** One campaign with its items. */
export function useCampaign(id: string): LiveQuery<CampaignDetail> {
  return useOverviewQuery(
    useCallback((api: FloeSecretsApi) => api.getCampaign(id), [id]),
  );
}

/** The trends, day by day. */
export function useTrends(days: number): LiveQuery<Trends> {
  return useOverviewQuery(
    useCallback((api: FloeSecretsApi) => api.getTrends({ days }), [days]),
  );
}

/**
 * A query that is refetched when its parameters change by content.
 *
 * @param ask - the same function in each render
 */
function useAnswerTo<Query, T>(
  query: Query,
  ask: (api: FloeSecretsApi, query: Query) => Promise<T>,
): LiveQuery<T> {
  const key = JSON.stringify(query);
  return useOverviewQuery(
    useCallback(
      (api: FloeSecretsApi) => ask(api, JSON.parse(key) as Query),
      [ask, key],
    ),
  );
}

const askRotation = (api: FloeSecretsApi, query: RotationQuery) =>
  api.getRotation(query);
const askPractices = (api: FloeSecretsApi, query: PracticesQuery) =>
  api.getPractices(query);
const askSecrets = (api: FloeSecretsApi, query: ListSecretsQuery) =>
  api.listSecrets(query);

/** The state of a scope's secrets, and why some fail. */
export const useScopeHealth = (scope: HealthScope): LiveQuery<Health> =>
  useAnswerTo(scope, askHealth);

/** When the filtered secrets must be rotated. */
export const useRotation = (query: RotationQuery): LiveQuery<RotationList> =>
  useAnswerTo(query, askRotation);

/** Which practices the services follow, for the filtered secrets. */
export const usePractices = (query: PracticesQuery): LiveQuery<PracticeList> =>
  useAnswerTo(query, askPractices);

/** One page of the filtered secrets. */
export const useSecretPage = (query: ListSecretsQuery): LiveQuery<SecretPage> =>
  useAnswerTo(query, askSecrets);
