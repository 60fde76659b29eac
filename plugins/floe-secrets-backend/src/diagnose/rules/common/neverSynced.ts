import { describeSecret } from '../../commands';
import { withoutStatus } from './withoutStatus';
import { Finding } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedSecret } from '../../../model/observed';
import { diagnoseKinds } from '../../DiagnoseKind';
import { isSuccessReported } from '../../failure';
import { createFinding, specEvidence } from '../../finding';
import { SecretSubject } from '../../types';
import { conditionOf } from '../../../model/conditionOf';
import { passedInWords, toMillis } from '../../time';
import { AnySecretRule } from '../ruleTypes';
import { isHeldUp } from './invalidDuration';
import { compareControllers } from './compareControllers';
import { isOperatorFinalizer } from './operatorFinalizer';
import { operatorPods } from './operatorPods';
import {
  mayFailSilently,
  readOperatorLog,
  SILENT_TEMPLATE,
} from './silentFailures';
import { hasCome } from '../../../clock/Moment';

/** A new object is usually synced within seconds; this is the grace period. */
const FIRST_SYNC_MS = 2 * 60_000;

const FINALIZER_MARK = 'metadata.finalizers: ';

/** The secret has not been synced since its object was created. */
export const neverSynced: AnySecretRule = {
  id: 'never-synced',
  evaluate(subject) {
    const { facts, failure, secret, now } = subject;
    const created = toMillis(secret.createdAt);
    const kind = diagnoseKinds.of(facts);
    if (
      !kind.wasSynced ||
      // Where it is being deleted, nothing is to be synced any more.
      secret.deletionAt ||
      isHeldUp(subject) ||
      created === null ||
      !hasCome(now, created + FIRST_SYNC_MS)
    ) {
      return undefined;
    }
    if (
      isSuccessReported(secret, subject.events) ||
      // `refresh-disabled` reports it: the operator never refreshes it.
      kind.isSuspended?.(facts)
    ) {
      return undefined;
    }
    const untouched = !conditionOf(secret) && !failure;
    if (untouched && !kind.hasReliableStatus) {
      return withoutStatus(subject);
    }
    if (kind.wasSynced(facts, subject.events)) {
      return undefined;
    }
    const marks = untouched ? marksOf(subject) : [];
    // The finalizer alone also remains of a template that fails.
    const isIgnored = mayFailSilently(facts)
      ? marks.some(mark => !mark.startsWith(FINALIZER_MARK))
      : marks.length > 0;
    if (isIgnored && kind.whyIgnored) {
      return ignored(secret, marks, kind.whyIgnored);
    }
    return createFinding('never-synced', {
      severity: failure ? 'info' : 'error',
      // Where a status can be missing, so can that of a success.
      confidence: kind.hasReliableStatus ? 'proven' : 'likely',
      summary: summaryOf(),
      evidence: [
        { kind: 'status', text: 'Created', time: secret.createdAt },
        {
          kind: 'status',
          text: untouched
            ? 'The object has no status'
            : 'The status records no success',
          time: null,
        },
      ],
      remedies: failure
        ? []
        : [
            operatorPods(secret.facts, 'Check whether the operator is running'),
            readOperatorLog(secret.facts),
            describeSecret(secret),
          ],
    });

    function summaryOf(): string {
      if (untouched && mayFailSilently(facts)) {
        return `The operator has written no status to this object in the ${passedInWords(
          now,
          created!,
        )} since it was created. ${SILENT_TEMPLATE}`;
      }
      if (marks.length > 0) {
        return 'The operator has seen this object, as its finalizer shows, and has written no status since.';
      }
      return untouched
        ? `No operator has processed this object in the ${passedInWords(
            now,
            created!,
          )} since it was created.`
        : 'This secret has not been synced since its object was created.';
    }
  },
};

/**
 * What shows that an operator may pass an object over: a finalizer, with which
 * it has seen the object, the controller class of its store, or label selectors
 * that may match no store.
 */
function marksOf({ facts, secret, stores }: SecretSubject): string[] {
  const finalizer = operatorFinalizer(secret);
  return [
    ...(finalizer ? [`${FINALIZER_MARK}${finalizer}`] : []),
    // Operators before the finalizer leave no trace where none matches.
    ...(facts.type === 'push-secret' && facts.stores.length === 0
      ? ['spec.secretStoreRefs has label selectors only']
      : []),
    ...stores.flatMap(({ kind, name, store }) =>
      store?.controller && !store.ready
        ? [`${kind} ${name} has spec.controller: ${store.controller}`]
        : [],
    ),
  ];
}

/**
 * A finalizer of External Secrets Operator or Flux shows that it has seen the
 * object.
 */
function operatorFinalizer({ finalizers = [] }: ObservedSecret) {
  return finalizers.find(isOperatorFinalizer);
}

/**
 * The operator has added its finalizer to the object and does nothing else with
 * it, because the store has another controller class (`spec.controller`, see
 * `shouldProcessStore` in the operator's source), or no store matches the label
 * selector of a PushSecret.
 */
function ignored(
  secret: ObservedSecret,
  marks: string[],
  reason: string,
): Finding {
  return createFinding('never-synced', {
    severity: 'error',
    confidence: 'likely',
    summary: `The operator ${
      operatorFinalizer(secret) ? 'has seen' : 'probably ignores'
    } this object and does not process it. ${reason}`,
    evidence: [
      { kind: 'status', text: 'The object has no status', time: null },
      ...marks.map(specEvidence),
    ],
    remedies: [compareControllers(), describeSecret(secret)],
  });
}
