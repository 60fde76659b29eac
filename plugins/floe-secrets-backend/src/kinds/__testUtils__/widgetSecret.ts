import { createFinding } from '../../diagnose/finding';
import { ConditionFacts } from '../../model/observed';
import {
  extractCondition,
  findCondition,
} from '../../observe/extract/condition';
import { fieldsOf, integerOf, nameOf } from '../../observe/extract/fields';
import { isUnixTime } from '../../observe/extract/forceSync';
import { extractMetadata } from '../../observe/extract/metadata';
import {
  NO_SCHEDULE,
  NO_SOURCES,
  NO_TARGET_CHECKS,
  TARGET_FOLLOWS_OBJECT,
} from '../answers';
import { Kind } from '../Kind';
import { OWNED_GO, ownAddress } from '../targets';

const REFRESH_ANNOTATION = 'widgets.example.com/refresh';

type WidgetSecretFacts = {
  type: 'widget-secret';
  targetName: string;
  /** The refresh annotation, and what of it the operator has answered. */
  asked: string | null;
  handled: string | null;
  observedGeneration: number | null;
  ready: ConditionFacts | null;
};

/**
 * A kind that no operator has. Its facts are none of the model's, so the
 * compiler takes them for those of any kind where the table is filled.
 */
export const widgetSecret: Kind<any> = {
  approach: 'external-secrets',
  direction: 'to-cluster',
  objects: [
    {
      group: 'widgets.example.com',
      plural: 'widgetsecrets',
      kind: 'WidgetSecret',
      events: { normalReasons: [] },
      refreshAnnotation: REFRESH_ANNOTATION,
      reflected: {
        versions: ['v1'],
        isSelective: false,
        extract(object, context) {
          const metadata = extractMetadata(object, context);
          const { annotations } = fieldsOf(object.metadata);
          const asked = fieldsOf(annotations)[REFRESH_ANNOTATION];
          const status = fieldsOf(object.status);
          const facts: WidgetSecretFacts = {
            type: 'widget-secret',
            targetName: nameOf(fieldsOf(object.spec).target) ?? '',
            asked: isUnixTime(asked) ? asked : null,
            handled: isUnixTime(status.handled) ? status.handled : null,
            observedGeneration: integerOf(status.observedGeneration) ?? null,
            ready: extractCondition(findCondition(status, 'Ready')),
          };
          return metadata && { ...metadata, facts: facts as any };
        },
      },
    },
  ],
  condition: ({ ready }) => ready,
  target: ({ facts }) => ({ name: facts.targetName, exists: null, keys: [] }),
  address: secret => ownAddress(secret, secret.facts.targetName),
  addresses: null,
  ...NO_SOURCES,
  children: null,
  shortfall: null,
  targetNamespace: null,
  isItsOwnTarget: false,
  writes: 'one',
  mergesIntoTarget: null,
  isMergingKnown: null,

  conditionType: 'Ready',
  isInCluster: true,
  hasReliableStatus: true,
  succeededAt: null,
  isSyncedAnyway: null,
  isIncomplete: null,
  awaitsTarget: null,
  mayLackTarget: null,
  appliedGeneration: ({ observedGeneration }) => observedGeneration,
  triedGeneration: ({ observedGeneration }) => observedGeneration,
  failureReasons: ['WidgetLost'],
  attempt: null,
  lastSync: ({ ready }) => ready?.lastTransitionTime ?? null,
  ...NO_SCHEDULE,
  ownChange: () => null,
  targetShowsDataChanges: false,
  dataChange: null,
  wasSynced: ({ ready }) => ready !== null,
  refusesChanges: null,
  applyNow: null,
  isSuspended: null,
  revisions: null,
  deletedWithIt: () => OWNED_GO,
  findLeftovers: null,
  newValue: () => ({ title: 'Turn the widget' }),
  ...NO_TARGET_CHECKS,
  whyIgnored: null,
  failedSecrets: null,
  invalidKeyRemedy: { title: 'Correct the key' },
  operatorLabel: () => 'app=widget-operator',
  causes: [
    {
      id: 'target-missing',
      evaluate: ({ failure }) =>
        failure
          ? createFinding('target-missing', {
              severity: 'error',
              confidence: 'proven',
              summary: 'The widget is lost.',
            })
          : undefined,
    },
  ],
  remarks: [],

  fetchedRefs: null,
  source: () => ({ store: null, remoteRefs: [] }),
  whyNotRefreshable: () => null,
  helmRelease: null,
  inGit: () => 'object',
  isOnlyOfServices: false,
  isDecodedTogether: false,
  reportsRelease: false,
  appliedFolder: null,
  needsCertificates: false,
  targetWritten: null,

  awaitedIds: null,
  lastRefresh: null,
  requests: ({ asked }) => (asked ? [asked] : []),
  assess: ({ name, request, secret }) =>
    secret.facts.handled === request.forceSync
      ? { state: 'refreshed', words: `${name} was turned` }
      : { state: 'waiting', words: `${name} was not turned yet` },

  ...TARGET_FOLLOWS_OBJECT,
};
