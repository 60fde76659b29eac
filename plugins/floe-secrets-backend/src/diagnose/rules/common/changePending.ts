import {
  Evidence,
  Finding,
  Remedy,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  ExternalSecretFacts,
  FluxKustomizationFacts,
  ObservedSecret,
} from '../../../model/observed';
import { DataChange } from '../../../model/observedTargets';
import { describeSecret, forceSync, shellCommand } from '../../commands';
import { createFinding } from '../../finding';
import { askedGeneration, syncedGeneration, timeFreeState } from '../../state';
import { inWords, toMillis } from '../../time';
import { AnySecretRule } from '../ruleTypes';

/** How long a change may wait before it is worth a warning. */
const USUAL_MS = 5 * 60_000;

/** The newest generation is not applied: what the object asks for now is not in the cluster yet. */
export const changePending: AnySecretRule = {
  id: 'change-pending',
  evaluate({ events, facts, secret, now, targetChanged, targetExists }) {
    const applied = appliedGeneration(facts);
    if (
      applied === null ||
      secret.deletionAt ||
      timeFreeState(secret, events) !== 'pending'
    ) {
      return undefined;
    }
    const changed = toMillis(secret.specChangedAt);
    const waiting = changed === null ? null : now.getTime() - changed;
    const refused =
      facts.type === 'external-secret' &&
      (facts.refreshPolicy === 'CreatedOnce' ||
        facts.refreshIntervalSeconds === 0);
    const isUnclear =
      facts.type === 'sealed-secret' &&
      facts.synced?.status === 'True' &&
      (waiting === null || waiting > USUAL_MS);
    if (isUnclear) {
      const written = targetExists && isSince(targetChanged, changed);
      return createFinding('change-pending', {
        severity: written ? 'info' : 'warning',
        confidence: 'likely',
        summary: `The object was changed${
          waiting === null ? '' : ` ${inWords(waiting)} ago`
        }, and by its status the controller has not applied the change yet. It may have: versions 0.24.2 and 0.24.3 do not write the new generation to the status while Synced stays True${
          written ? `. The Secret ${facts.targetName} was written since` : ''
        }.`,
        evidence: [
          generations(secret, applied),
          written &&
            targetChanged && {
              kind: 'cluster' as const,
              text: `The Secret ${facts.targetName} was last written`,
              time: targetChanged.at,
            },
        ],
        remedies: [
          {
            title: 'See which version the controller has, and upgrade it',
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
    if (
      facts.type === 'flux-kustomization' &&
      applied >= askedGeneration(secret)
    ) {
      return revisionPending(secret, facts);
    }
    return createFinding('change-pending', {
      severity: refused || (waiting ?? 0) > USUAL_MS ? 'warning' : 'info',
      confidence: 'proven',
      summary: refused
        ? 'The object was changed. With its refresh policy the operator applies the change only when the target is deleted or changed.'
        : `The object was changed${
            waiting === null ? '' : ` ${inWords(waiting)} ago`
          }, and the operator ${
            facts.type === 'flux-kustomization' && facts.suspended
              ? 'applies no change while the object is suspended.'
              : 'has not applied the change yet.'
          }`,
      evidence: [generations(secret, applied)],
      remedies: [
        refused && {
          title: 'Give it a refresh interval',
          action: 'open-wizard' as const,
        },
        refused && deleteTarget(secret, facts),
        !refused && facts.type === 'external-secret' && forceSync(secret),
        describeSecret(secret),
      ],
    });
  },
};

/** The operator makes a deleted target again at once, with what the object asks for now. */
function deleteTarget(
  { namespace }: ObservedSecret,
  { creationPolicy, generators, targetName }: ExternalSecretFacts,
): Remedy | false {
  return (
    creationPolicy === 'Owner' && {
      title: `Or delete the target: the operator makes it again within seconds and applies the change. What uses the Secret lacks it until then${
        generators.length > 0 ? ', and its generators make new values' : ''
      }`,
      command: shellCommand(
        ...['kubectl', 'delete', 'secret', targetName, '-n', namespace],
      ),
    }
  );
}

/** The object is the same; its source has a revision that is not applied yet. */
function revisionPending(
  secret: ObservedSecret,
  { lastAppliedRevision, lastAttemptedRevision, ready }: FluxKustomizationFacts,
): Finding {
  return createFinding('change-pending', {
    severity: 'info',
    confidence: 'proven',
    summary: `Flux is applying revision ${
      lastAttemptedRevision ?? 'not known'
    } and has not finished.`,
    evidence: [
      {
        kind: 'status',
        text: `Revision ${lastAttemptedRevision} is being applied, ${lastAppliedRevision} is applied`,
        time: ready?.lastTransitionTime ?? null,
      },
    ],
    remedies: [describeSecret(secret)],
  });
}

function generations(secret: ObservedSecret, applied: number): Evidence {
  return {
    kind: 'status',
    text: `Generation ${secret.generation} is asked for, ${applied} is applied`,
    time: secret.specChangedAt,
  };
}

function isSince(change: DataChange | null, time: number | null): boolean {
  const at = toMillis(change?.at);
  return at !== null && time !== null && at >= time;
}

function appliedGeneration(
  facts: Parameters<AnySecretRule['evaluate']>[0]['facts'],
): number | null {
  switch (facts.type) {
    case 'external-secret':
    case 'push-secret':
      return syncedGeneration(facts.syncedResourceVersion);
    case 'sealed-secret':
    case 'flux-kustomization':
      return facts.observedGeneration;
    default:
      return null;
  }
}
