import { shellCommand } from '../diagnose/commands';
import { CLUSTER_FORCE_SYNC } from '../model/forceSync';
import { observedObjectId } from '../model/ids';
import { EXTERNAL_SECRETS_GROUP } from '../model/kinds';
import { ClusterExternalSecretFacts } from '../model/observed';
import { extractClusterExternalSecret } from '../observe/extract/clusterExternalSecret';
import { EXTERNAL_SECRETS_OPERATOR } from './externalSecretsOperator';
import {
  NO_SCHEDULE,
  NO_SOURCES,
  NO_TARGET_CHECKS,
  TARGET_FOLLOWS_OBJECT,
  WRITES_NO_SECRET,
} from './answers';
import { Kind } from './Kind';
import { interval } from './sources';

const MADE_KIND = 'ExternalSecret';

/**
 * A ClusterExternalSecret, which creates an ExternalSecret in each of its
 * namespaces.
 */
export const clusterExternalSecret: Kind<ClusterExternalSecretFacts> = {
  ...EXTERNAL_SECRETS_OPERATOR,
  direction: 'to-cluster',
  objects: [
    {
      group: EXTERNAL_SECRETS_GROUP,
      plural: 'clusterexternalsecrets',
      kind: 'ClusterExternalSecret',
      events: { normalReasons: [] },
      refreshAnnotation: CLUSTER_FORCE_SYNC,
      reflected: {
        versions: ['v1', 'v1beta1'],
        isSelective: false,
        extract: extractClusterExternalSecret,
      },
    },
  ],
  condition: ({ ready }) => ready,
  target: ({ facts }) => ({
    name: facts.externalSecretName,
    exists: null,
    keys: [],
  }),
  address: () => undefined,
  addresses: null,
  ...NO_SOURCES,
  children: ({
    externalSecretName,
    failedNamespaces,
    provisionedNamespaces,
  }) => ({
    kind: MADE_KIND,
    name: externalSecretName,
    failedNamespaces,
    provisionedNamespaces,
  }),
  shortfall: null,
  targetNamespace: null,
  isItsOwnTarget: false,
  ...WRITES_NO_SECRET,

  isSyncedAnyway: null,
  isIncomplete: ({ failedNamespaces }) => failedNamespaces.length > 0,
  awaitsTarget: null,
  mayLackTarget: null,
  appliedGeneration: () => undefined,
  triedGeneration: null,
  failureReasons: null,
  attempt: null,
  lastSync: () => null,
  ...NO_SCHEDULE,
  ownChange: () => null,
  targetShowsDataChanges: false,
  dataChange: null,
  wasSynced: ({ ready }) => ready !== null,
  refusesChanges: null,
  applyNow: null,
  isSuspended: null,
  revisions: null,
  deletedWithIt: ({ externalSecretName }) =>
    `The ExternalSecrets ${externalSecretName} that it created are deleted with it, and so are their Secrets.`,
  findLeftovers: ({ name }) => ({
    title: `List the namespaces with the finalizer ${namespaceFinalizer(
      name,
    )}: the operator can leave it behind, and such a namespace cannot be deleted`,
    command: shellCommand(
      ...['kubectl', 'get', 'namespaces', '-o'],
      'custom-columns=NAME:.metadata.name,FINALIZERS:.metadata.finalizers',
    ),
  }),
  ...NO_TARGET_CHECKS,
  whyIgnored: null,
  failedSecrets: null,
  causes: [],
  remarks: [],

  fetchedRefs: null,
  source: facts => ({
    store: null,
    remoteRefs: [],
    refreshInterval: interval(facts.refreshIntervalSeconds),
  }),
  whyNotRefreshable: facts => {
    if (facts.refreshIntervalSeconds === 0) {
      return 'The refreshInterval of its ExternalSecrets is 0: the operator does not fetch them again. Set a refreshInterval, such as 15 min to 1 h.';
    }
    return facts.provisionedNamespaces.length === 0
      ? 'It has not created an ExternalSecret in any namespace yet, so there is nothing to refresh.'
      : null;
  },
  helmRelease: null,
  inGit: () => 'object',
  isOnlyOfServices: false,
  reportsRelease: false,
  appliedFolder: null,
  needsCertificates: false,
  targetWritten: null,

  // The objects that it created show the result of a refresh.
  awaitedIds: ({ cluster, facts }) =>
    facts.provisionedNamespaces.map(namespace =>
      observedObjectId({
        cluster,
        group: EXTERNAL_SECRETS_GROUP,
        kind: MADE_KIND,
        namespace,
        name: facts.externalSecretName,
      }),
    ),
  lastRefresh: null,
  requests: facts => facts.forceSync ?? [],
  assess: null,

  ...TARGET_FOLLOWS_OBJECT,
};

/** `buildCESFinalizer` in clusterexternalsecret_controller.go. */
function namespaceFinalizer(name: string): string {
  return `externalsecrets.external-secrets.io/ces-${name}`;
}
