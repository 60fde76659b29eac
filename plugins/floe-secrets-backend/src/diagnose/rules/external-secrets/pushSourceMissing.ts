import { shellCommand } from '../../commands';
import {
  conditionEvidence,
  createFinding,
  failureEvidence,
  specEvidence,
} from '../../finding';
import { Finding } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedSecret, PushSecretFacts } from '../../../model/observed';
import { isPresent } from '../../namedSecrets';
import { shortfallOf } from '../../shortfall';
import { PushSecretRule } from '../ruleTypes';
import { nextAttempt } from '../stores/nextAttempt';

/**
 * There is nothing to push. The controller has the same message for a missing
 * Secret, one that it may not read, and a failing generator
 * (`errFailedGetSecret` in pushsecret_controller.go), so this is only likely.
 */
export const pushSourceMissing: PushSecretRule = {
  id: 'push-source-missing',
  evaluate({ events, failure, facts, now, presentSecrets, secret }) {
    const isBack =
      !!facts.secretName &&
      isPresent(presentSecrets, {
        namespace: secret.namespace,
        name: facts.secretName,
      });
    if (failure && facts.ready?.reason === 'SourceDeleted') {
      return sourceDeleted(secret, facts, isBack);
    }
    if (shortfallOf(secret, events).hasNoTarget) {
      if (facts.selectsByLabels) {
        return nothingMatches(secret, facts);
      }
      return facts.remoteRefs.length === 0 && !facts.pushesAll
        ? nothingNamed(secret, facts)
        : nothingPushed(secret, facts);
    }
    if (!failure || !/^could not get source secret/.test(failure.text)) {
      return undefined;
    }
    const { secretName } = facts;
    if (isBack) {
      return createFinding('push-source-missing', {
        severity: 'error',
        confidence: 'likely',
        summary: `At the last attempt the Secret ${secretName}, the source of the push, did not exist or could not be read. It exists now, and ${nextAttempt(
          failure,
          now,
        )}.`,
        evidence: failureEvidence(failure),
        remedies: [{ title: 'Refresh the PushSecret now', action: 'refresh' }],
      });
    }
    return createFinding('push-source-missing', {
      severity: 'error',
      confidence: 'likely',
      summary: secretName
        ? `The Secret ${secretName}, the source of the push, does not exist or cannot be read.`
        : 'The source of the push does not exist or cannot be read.',
      evidence: [
        ...failureEvidence(failure),
        secretName && specEvidence(`selector.secret: ${secretName}`),
      ],
      remedies: [
        {
          title: 'Create the Secret, or correct its name in the PushSecret',
        },
        secretName && {
          title: 'Check whether the Secret exists (prints no value)',
          command: shellCommand(
            ...['kubectl', 'describe', 'secret', secretName],
            ...['-n', secret.namespace],
          ),
        },
      ],
    });
  },
};

/**
 * The source was deleted, and the operator has cleaned up at the provider. It
 * does not retry by itself, even if the source exists again
 * (`handleSourceSecretDeleted` in pushsecret_controller.go).
 */
function sourceDeleted(
  secret: ObservedSecret,
  { deletesPushed, ready, secretName }: PushSecretFacts,
  isBack: boolean,
): Finding {
  const isCleanedUp = deletesPushed || /cleaned up/.test(ready?.message ?? '');
  const source = secretName ? `The Secret ${secretName}` : 'The source';
  return createFinding('push-source-missing', {
    severity: 'error',
    confidence: 'proven',
    summary: `${source} was deleted${
      isCleanedUp
        ? ', and the operator has deleted the pushed secret at the provider'
        : ''
    }. ${
      isBack
        ? 'The source exists again, but the operator does not push it automatically.'
        : 'The operator does not push again automatically, even if the source exists again.'
    }`,
    evidence: [ready && conditionEvidence('Ready', ready, secret)],
    remedies: [
      !isBack && { title: 'Create the Secret again' },
      {
        title: isBack
          ? 'Refresh the PushSecret'
          : 'Then refresh the PushSecret',
        action: 'refresh',
      },
    ],
  });
}

/** A success without a Secret: no Secret has the labels of the selector. */
function nothingMatches(
  secret: ObservedSecret,
  { ready }: PushSecretFacts,
): Finding {
  return createFinding('push-source-missing', {
    severity: 'error',
    confidence: 'proven',
    summary:
      'No Secret matches the labels of the selector, so nothing was pushed.',
    evidence: [
      ready && conditionEvidence('Ready', ready, secret),
      {
        kind: 'status',
        text: 'status.syncedPushSecrets is empty',
        time: null,
      },
    ],
    remedies: [
      {
        title:
          'Label the Secret to match selector.secret.selector, or correct the selector',
      },
    ],
  });
}

/** A success without any pushed entry, although the object has entries. */
function nothingPushed(
  secret: ObservedSecret,
  { ready }: PushSecretFacts,
): Finding {
  return createFinding('push-source-missing', {
    severity: 'error',
    confidence: 'likely',
    summary:
      'The operator reports success, but its status does not list anything that it pushed.',
    evidence: [
      ready && conditionEvidence('Ready', ready, secret),
      {
        kind: 'status',
        text: 'status.syncedPushSecrets has no entries',
        time: null,
      },
    ],
    remedies: [{ title: 'Refresh the PushSecret', action: 'refresh' }],
  });
}

/** A success of an object that has no entries. */
function nothingNamed(
  secret: ObservedSecret,
  { ready }: PushSecretFacts,
): Finding {
  return createFinding('push-source-missing', {
    severity: 'error',
    confidence: 'proven',
    summary: 'The PushSecret has no entries under data, so nothing was pushed.',
    evidence: [
      ready && conditionEvidence('Ready', ready, secret),
      specEvidence('spec.data is empty'),
    ],
    remedies: [{ title: 'List under data which keys to push, and where' }],
  });
}
