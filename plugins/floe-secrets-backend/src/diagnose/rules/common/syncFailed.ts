import { Evidence, Finding } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedCluster } from '../../../model/observed';
import { describeSecret } from '../../commands';
import { diagnoseKinds } from '../../DiagnoseKind';
import {
  conditionEvidence,
  createFinding,
  failureEvidence,
} from '../../finding';
import { timeFreeState } from '../../state';
import { SecretSubject } from '../../types';
import { withNote } from '../../withheld';
import { AnySecretRule } from '../ruleTypes';
import { childrenFailed } from './childrenFailed';
import { keyNotAllowed } from './refusals/keyNotAllowed';
import { pushDestinationMissing, storesLeftOut } from './refusals/pushRefusals';
import { refusalOf } from './refusals/refusalOf';

/**
 * The last attempt failed and no other rule explains it: shows the controller's
 * masked message. Used only in that case.
 */
export const syncFailed: AnySecretRule = {
  id: 'sync-failed',
  evaluate(subject) {
    const { cluster, facts, failure, secret } = subject;
    const ofChildren = childrenFailed(subject);
    if (ofChildren) {
      return ofChildren;
    }
    const failedSecrets = diagnoseKinds.of(facts).failedSecrets?.(facts) ?? [];
    if (failedSecrets.length > 0) {
      return createFinding('sync-failed', {
        severity: 'error',
        confidence: 'proven',
        summary: `${
          failedSecrets.length === 1
            ? `Secret ${failedSecrets[0].name}`
            : `${failedSecrets.length} Secrets`
        } could not be written.`,
        evidence: failedSecrets.slice(0, 20).map(failed => ({
          kind: 'status',
          text: `${failed.namespace}/${failed.name}: ${withNote(
            failed.reason,
            secret,
          )}`,
          time: null,
        })),
        remedies: [describeSecret(secret)],
      });
    }
    if (!failure) {
      return storesLeftOut(subject) ?? failedBefore(subject);
    }
    const { event, condition } = failure;
    const refusal =
      refusalOf(failure, subject) ??
      keyNotAllowed(subject) ??
      pushDestinationMissing(subject);
    return createFinding('sync-failed', {
      severity: 'error',
      confidence: refusal ? 'proven' : 'likely',
      summary:
        refusal?.summary ??
        'The last attempt to sync this secret failed. The portal does not recognize the cause. The evidence has the message of the controller.',
      evidence: [
        ...failureEvidence(failure),
        event &&
          condition &&
          conditionEvidence(failure.conditionType, condition, secret),
        !event && unseenEvents(cluster),
      ],
      remedies: [...(refusal?.remedies ?? []), describeSecret(secret)],
    });
  },
};

/**
 * The last attempt failed, and the object was changed since. If something was
 * applied before, `change-pending` reports it.
 */
function failedBefore({
  events,
  facts,
  secret,
  supersededFailure: failure,
}: SecretSubject): Finding | undefined {
  if (
    !failure ||
    (typeof diagnoseKinds.of(facts).appliedGeneration(facts) === 'number' &&
      timeFreeState(secret, events) === 'pending')
  ) {
    return undefined;
  }
  return createFinding('sync-failed', {
    severity: 'info',
    confidence: 'proven',
    summary:
      'The last attempt failed. The object was changed since, and the operator has not tried again yet.',
    evidence: [
      ...failureEvidence(failure),
      {
        kind: 'spec',
        text: 'The object was changed',
        time: secret.specChangedAt,
      },
    ],
    remedies: [describeSecret(secret)],
  });
}

/** The operators report causes only in events, which may be unreadable. */
function unseenEvents(cluster: ObservedCluster | undefined): Evidence | false {
  const events = cluster?.resources.find(
    ({ resource }) => resource === 'events',
  );
  return (
    events?.state === 'forbidden' && {
      kind: 'cluster',
      text: 'The cause may be in the events of this object, which the portal is not allowed to read.',
      time: events.since,
    }
  );
}
