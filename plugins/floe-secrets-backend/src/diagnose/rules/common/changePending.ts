import { setRefreshInterval } from '../../inWizard';
import { Evidence, Finding } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedSecret } from '../../../model/observed';
import { DataChange } from '../../../model/observedTargets';
import { conditionOf } from '../../../model/conditionOf';
import { targetOf } from '../../../model/target';
import { describeSecret, shellCommand } from '../../commands';
import { diagnoseKinds, SourceRevisions } from '../../DiagnoseKind';
import {
  createFinding,
  eventEvidence,
  failureEvidence,
  specEvidence,
} from '../../finding';
import { askedGeneration, isSuccessOld } from '../../generation';
import { timeFreeState } from '../../state';
import { inWords, passedInWords, toMillis } from '../../time';
import { ReferredStore, SecretSubject } from '../../types';
import { compareControllers } from './compareControllers';
import { AnySecretRule } from '../ruleTypes';
import {
  mayFailSilently,
  readOperatorLog,
  SILENT_TEMPLATE,
} from './silentFailures';
import { isPast } from '../../../clock/Moment';

/** How long a change may wait before it is worth a warning. */
const USUAL_MS = 5 * 60_000;

/**
 * The newest generation is not applied, so the cluster does not have the
 * current spec yet.
 */
export const changePending: AnySecretRule = {
  id: 'change-pending',
  evaluate(subject) {
    const { events, facts, secret, now, targetChanged, targetExists } = subject;
    const failed = subject.supersededFailure;
    const kind = diagnoseKinds.of(facts);
    const applied = kind.appliedGeneration(facts) ?? null;
    if (!secret.deletionAt && isSuccessOld(secret, targetChanged)) {
      return notToldSince(secret, now);
    }
    if (isResumed(subject)) {
      return resumed(secret);
    }
    if (
      applied === null ||
      secret.deletionAt ||
      timeFreeState(secret, events) !== 'pending'
    ) {
      return undefined;
    }
    const changed = toMillis(secret.specChangedAt);
    const ago = () =>
      changed === null ? '' : ` ${passedInWords(now, changed)} ago`;
    const isLate = changed !== null && isPast(now, changed + USUAL_MS);
    const refused = kind.refusesChanges?.(facts) ?? false;
    const isUnclear =
      !kind.hasReliableStatus &&
      conditionOf(secret)?.status === 'True' &&
      (changed === null || isLate);
    if (isUnclear) {
      const written = targetExists && isSince(targetChanged, changed);
      const unsealed = events.find(
        event =>
          !written &&
          event.reason === 'Unsealed' &&
          changed !== null &&
          (toMillis(event.lastSeen) ?? 0) > changed,
      );
      return createFinding('change-pending', {
        severity: written ? 'info' : 'warning',
        confidence: 'likely',
        summary: `The object was changed${ago()}, and its status says that the controller has not applied the change yet. It may be applied all the same: versions 0.24.2 and 0.24.3 do not write the new generation to the status while Synced stays True${
          written
            ? `. The Secret ${targetOf(secret).name} was written since`
            : ''
        }${unsealed ? '. An event says that it was unsealed since' : ''}.`,
        evidence: [
          generations(secret, applied),
          unsealed && eventEvidence(unsealed),
          written &&
            targetChanged && {
              kind: 'cluster' as const,
              text: `The Secret ${targetOf(secret).name} was last written`,
              time: targetChanged.at,
            },
        ],
        remedies: [
          {
            title: 'Check the version of the controller and upgrade it',
            command: shellCommand(
              ...['kubectl', 'get', 'pods', '-A'],
              ...['-l', 'app.kubernetes.io/name=sealed-secrets'],
              ...['-o', 'jsonpath={..image}'],
            ),
          },
          describeSecret(secret),
        ],
      });
    }
    if (applied >= askedGeneration(secret)) {
      return kind.revisions
        ? revisionPending(secret, kind.revisions(facts))
        : undefined;
    }
    const foreign = foreignStore(subject);
    return createFinding('change-pending', {
      severity: refused || isLate ? 'warning' : 'info',
      confidence: 'proven',
      summary: refused
        ? `The object was changed. With its refresh policy${
            facts.type === 'external-secret' &&
            facts.creationPolicy === 'Orphan'
              ? ' and creationPolicy Orphan the operator does not apply the change.'
              : ' the operator applies the change only when the target is deleted or changed.'
          }`
        : `The object was changed${ago()}, and ${
            kind.hasReliableStatus ? '' : 'by its status '
          }the operator ${
            kind.isSuspended?.(facts)
              ? 'applies no change while the object is suspended.'
              : 'has not applied the change yet.'
          }${
            foreign
              ? ` The ${foreign.kind} ${foreign.name} probably belongs to an operator of another controller class (spec.controller), so this operator ignores the object.`
              : ''
          }${failed ? ' Its last attempt, before the change, failed.' : ''}${
            isLate && mayFailSilently(facts) ? ` ${SILENT_TEMPLATE}` : ''
          }`,
      evidence: [
        generations(secret, applied),
        foreign &&
          specEvidence(
            `${foreign.kind} ${foreign.name} has spec.controller: ${foreign.store?.controller}`,
          ),
        ...(failed ? failureEvidence(failed) : []),
      ],
      remedies: [
        foreign && compareControllers(),
        isLate && mayFailSilently(facts) && readOperatorLog(facts),
        refused && setRefreshInterval(facts, 'Set a refresh interval'),
        !foreign && kind.applyNow?.(secret, refused),
        describeSecret(secret),
      ],
    });
  },
};

/** Whether the status is that of a suspension which has ended. */
function isResumed({ facts, secret }: SecretSubject): boolean {
  return (
    facts.type === 'sops-secret' &&
    !facts.suspended &&
    !secret.deletionAt &&
    conditionOf(secret)?.status === 'Unknown'
  );
}

function resumed(secret: ObservedSecret): Finding {
  return createFinding('change-pending', {
    severity: 'info',
    confidence: 'proven',
    summary:
      'The object is no longer suspended, and the operator has not processed it since: its status is that of the suspension.',
    evidence: [
      {
        kind: 'status',
        text: conditionOf(secret)?.message ?? '',
        time: conditionOf(secret)?.lastTransitionTime ?? null,
      },
    ],
    remedies: [describeSecret(secret)],
  });
}

/** A status without a generation, which was the same before the change. */
function notToldSince(secret: ObservedSecret, now: Date): Finding {
  const changed = toMillis(secret.specChangedAt);
  return createFinding('change-pending', {
    severity: 'info',
    confidence: 'likely',
    summary: `The object was changed ${
      changed === null ? inWords(0) : passedInWords(now, changed)
    } ago, and its status does not show whether the operator has applied the change: it is the same after every success.`,
    evidence: [
      {
        kind: 'spec',
        text: 'The object was changed',
        time: secret.specChangedAt,
      },
      {
        kind: 'status',
        text: 'The status was last changed',
        time: conditionOf(secret)?.lastTransitionTime ?? null,
      },
    ],
    remedies: [describeSecret(secret)],
  });
}

/** A store of another controller class, which no known operator handles. */
function foreignStore({ stores }: SecretSubject): ReferredStore | undefined {
  return stores.find(({ store }) => store?.controller && !store.ready);
}

/**
 * The object is unchanged, but its source has a revision that is not applied
 * yet.
 */
function revisionPending(
  secret: ObservedSecret,
  { applied, attempted }: SourceRevisions,
): Finding {
  return createFinding('change-pending', {
    severity: 'info',
    confidence: 'proven',
    summary: `Flux is applying ${
      attempted ? `revision ${attempted}` : 'a new revision'
    } and has not finished.`,
    evidence: [
      {
        kind: 'status',
        text: `Revision ${attempted} is being applied, ${applied} is applied`,
        time: conditionOf(secret)?.lastTransitionTime ?? null,
      },
    ],
    remedies: [describeSecret(secret)],
  });
}

function generations(secret: ObservedSecret, applied: number): Evidence {
  return {
    kind: 'status',
    text: `Generation ${secret.generation} is the latest, ${applied} is applied`,
    time: secret.specChangedAt,
  };
}

function isSince(change: DataChange | null, time: number | null): boolean {
  const at = toMillis(change?.at);
  return at !== null && time !== null && at >= time;
}
