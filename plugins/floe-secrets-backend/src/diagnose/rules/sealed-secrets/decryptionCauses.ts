import { Evidence } from '@floe/backstage-plugin-floe-secrets-common';
import { specEvidence } from '../../finding';
import { toMillis } from '../../time';
import { SealedSecretSubject } from '../ruleTypes';
import { OpenedWithSameScope } from './openedWithSameScope';

/** A possible reason why no key of the controller decrypts a value. */
type DecryptionCause = {
  /** Ends the sentence "it was sealed …". */
  words: string;
  evidence: Evidence[];
};

const NAMED = 3;

/**
 * Why no key of the controller decrypts the data, the most likely reason first.
 * The controller has the same message for each, so none is proven. Values that
 * were decrypted with the same scope are evidence against the scope; an object
 * older than all known certificates suggests another key; an object that never
 * changed suggests another name.
 */
export function rankedCauses(
  subject: SealedSecretSubject,
  opened: OpenedWithSameScope | undefined,
): DecryptionCause[] {
  const key = otherKey(subject);
  const name = otherName(subject, opened);
  const scope = otherScope(opened);
  return [key, name, scope]
    .sort((a, b) => b.weight - a.weight)
    .map(({ evidence, words }) => ({ evidence, words }));
}

type Weighed = DecryptionCause & { weight: number };

/** A controller that was reinstalled without its keys has only newer ones. */
function otherKey({ certificates, secret }: SealedSecretSubject): Weighed {
  const words = 'with another key';
  const [oldest] = certificates.map(({ notBefore }) => notBefore).sort();
  const written = secret.specChangedAt ?? secret.createdAt;
  const oldestAt = toMillis(oldest);
  const writtenAt = toMillis(written);
  return oldestAt !== null && writtenAt !== null && writtenAt < oldestAt
    ? {
        words,
        weight: 3,
        evidence: [
          { kind: 'spec', text: 'The object was last written', time: written },
          {
            kind: 'certificate',
            text: 'The oldest certificate that the portal knows began later',
            time: oldest,
          },
        ],
      }
    : { words, weight: 2, evidence: [] };
}

function otherName(
  { facts, secret }: SealedSecretSubject,
  opened: OpenedWithSameScope | undefined,
): Weighed {
  if (facts.scope === 'cluster-wide') {
    return { words: 'for another scope', weight: 0, evidence: [] };
  }
  const words = `for another ${
    facts.scope === 'strict' ? 'name' : 'namespace'
  }`;
  // Name and namespace apply to all keys of an object.
  if (opened && opened.keys.length > 0) {
    return { words, weight: 0, evidence: [] };
  }
  return secret.generation === 1 && facts.scope === 'strict'
    ? {
        words,
        weight: 2.5,
        evidence: [
          {
            kind: 'spec',
            text: 'The object has not been changed since it was created: it may have been renamed or copied',
            time: secret.createdAt,
          },
        ],
      }
    : { words, weight: 1, evidence: [] };
}

function otherScope(opened: OpenedWithSameScope | undefined): Weighed {
  const words = 'for another scope';
  if (!opened) {
    return { words, weight: 2, evidence: [] };
  }
  const { keys, siblings } = opened;
  const names = (all: string[]) =>
    `${all.slice(0, NAMED).join(', ')}${
      all.length > NAMED ? ` and ${all.length - NAMED} more` : ''
    }`;
  return {
    words: 'for another scope than the other objects of the release',
    weight: 0.5,
    evidence: [
      ...(keys.length > 0
        ? [
            specEvidence(
              `The controller does not name ${names(
                keys,
              )} of this object, so it can decrypt these with the same scope`,
            ),
          ]
        : []),
      ...(siblings.length > 0
        ? [
            specEvidence(
              `Other SealedSecrets of the release with the same scope are decrypted: ${names(
                siblings,
              )}`,
            ),
          ]
        : []),
    ],
  };
}
