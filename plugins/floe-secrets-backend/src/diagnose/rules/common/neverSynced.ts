import { describeSecret, shellCommand } from '../../commands';
import { Finding } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedSecret, SealedSecretFacts } from '../../../model/observed';
import { createFinding } from '../../finding';
import { conditionOf } from '../../../model/conditionOf';
import { inWords, toMillis } from '../../time';
import { AnySecretRule } from '../ruleTypes';
import { isHeldUp } from './invalidDuration';
import { operatorLabel } from './operatorLabel';

/** A new object is usually synced within seconds; this long it may take. */
const FIRST_SYNC_MS = 2 * 60_000;

/** The secret has not been synced since its object was made. */
export const neverSynced: AnySecretRule = {
  id: 'never-synced',
  evaluate(subject) {
    const { facts, failure, secret, targetExists, now } = subject;
    const created = toMillis(secret.createdAt);
    const synced = isSynced(secret);
    if (
      synced ||
      isHeldUp(subject) ||
      created === null ||
      now.getTime() - created < FIRST_SYNC_MS ||
      facts.type === 'sops-file' ||
      facts.type === 'plain-secret' ||
      facts.type === 'cluster-external-secret' ||
      facts.type === 'cluster-push-secret'
    ) {
      return undefined;
    }
    const untouched = !conditionOf(secret) && !failure;
    if (untouched && facts.type === 'sealed-secret') {
      return withoutStatus(secret, facts, targetExists);
    }
    const mark = untouched && operatorFinalizer(secret);
    if (mark) {
      return passedOver(secret, mark);
    }
    return createFinding('never-synced', {
      severity: failure ? 'info' : 'error',
      confidence: 'proven',
      summary: untouched
        ? `No operator has looked at this object in the ${inWords(
            now.getTime() - created,
          )} since it was made.`
        : 'This secret has never been synced since its object was made.',
      evidence: [
        { kind: 'status', text: 'Made', time: secret.createdAt },
        {
          kind: 'status',
          text: untouched
            ? 'The object has no status'
            : 'The status knows of no success',
          time: null,
        },
      ],
      remedies: failure
        ? []
        : [
            {
              title: 'See whether the operator runs',
              command: shellCommand(
                ...['kubectl', 'get', 'pods', '-A'],
                ...['-l', operatorLabel(facts)],
              ),
            },
            describeSecret(secret),
          ],
    });
  },
};

/**
 * Without a status it is not known whether the controller has unsealed the
 * object: it wrote none by default before 0.17, and writes none when it is
 * started with `--update-status=false`.
 */
function withoutStatus(
  secret: ObservedSecret,
  facts: SealedSecretFacts,
  targetExists: boolean | null,
): Finding {
  return createFinding('never-synced', {
    severity: targetExists ? 'info' : 'warning',
    confidence: 'likely',
    summary: targetExists
      ? `The controller has written no status for this object. Its target ${facts.targetName} exists, but whether it holds the newest values is not known.`
      : 'The controller has written no status for this object: it does not run, or it is older than 0.17 or started with --update-status=false.',
    evidence: [
      { kind: 'status', text: 'Made', time: secret.createdAt },
      { kind: 'status', text: 'The object has no status', time: null },
    ],
    remedies: [
      {
        title: 'See whether the controller runs',
        command: shellCommand(
          ...['kubectl', 'get', 'pods', '-A'],
          ...['-l', operatorLabel(facts)],
        ),
      },
      {
        title: 'Start the controller with --update-status, or upgrade it',
      },
      {
        title: 'See whether the Secret exists (prints no value)',
        command: shellCommand(
          ...['kubectl', 'describe', 'secret', facts.targetName],
          ...['-n', secret.namespace],
        ),
      },
    ],
  });
}

/**
 * Sealed Secrets and the SOPS operators keep no time of a success, so there
 * only an object without any status is known never to have been synced.
 */
function isSynced(secret: ObservedSecret): boolean {
  const { facts } = secret;
  switch (facts.type) {
    case 'external-secret':
      return facts.refreshTime !== null;
    case 'push-secret':
      // Before 0.14 the operator does not write it for a PushSecret.
      return facts.refreshTime !== null || facts.ready?.status === 'True';
    case 'flux-kustomization':
      return facts.lastAppliedRevision !== null;
    default:
      return conditionOf(secret) !== null;
  }
}

/** A finalizer of External Secrets Operator: it has seen the object. */
function operatorFinalizer({ finalizers = [] }: ObservedSecret) {
  return finalizers.find(name =>
    /^(?:externalsecrets\.external-secrets\.io|pushsecret\.externalsecrets\.io)\//.test(
      name,
    ),
  );
}

/**
 * The operator has put its finalizer on the object and does nothing else with
 * it: the store has another controller class (`spec.controller`, see
 * `shouldProcessStore` in the operator's source), or no store matches the
 * label selector of a PushSecret.
 */
function passedOver(secret: ObservedSecret, finalizer: string): Finding {
  return createFinding('never-synced', {
    severity: 'error',
    confidence: 'likely',
    summary: `The operator has seen this object and does not process it. ${
      secret.kind === 'PushSecret'
        ? 'No store matches its label selector, or the store belongs to another controller class.'
        : 'Its store probably belongs to another controller class (spec.controller).'
    }`,
    evidence: [
      { kind: 'status', text: 'The object has no status', time: null },
      { kind: 'spec', text: `metadata.finalizers: ${finalizer}`, time: null },
    ],
    remedies: [
      {
        title:
          'Compare spec.controller of the store with --controller-class of the operator',
        command: shellCommand(
          ...['kubectl', 'get', 'secretstore,clustersecretstore', '-A'],
          ...[
            '-o',
            'custom-columns=KIND:.kind,NAMESPACE:.metadata.namespace,NAME:.metadata.name,CONTROLLER:.spec.controller',
          ],
        ),
      },
      describeSecret(secret),
    ],
  });
}
