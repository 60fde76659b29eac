import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedStore } from '../../../model/observed';
import { versionOfRef } from '../../../model/remoteRefs';
import { lookUpRemoteKey } from '../../commands';
import { isChangedSince } from '../../failure';
import { createFinding, failureEvidence, specEvidence } from '../../finding';
import { inWizard } from '../../inWizard';
import { hasArrivedSince } from '../../missingKeys';
import { isVault } from '@floe/values-files';
import { distinguishesProperty, providerCause } from '../../providers';
import { otherMeaningOf } from '../../providers/ambiguity';
import { shortfallOf } from '../../shortfall';
import { failingRef, failingStore } from '../../subject';
import { ExternalSecretRule } from '../ruleTypes';
import { failedBeforeChange } from '../stores/storeChanged';
import { keysLeftOut } from './keysLeftOut';
import {
  CREATE_OR_CORRECT,
  CREATE_WITH_VALUE_OR_CORRECT,
  STORE_OR_CORRECT_VERSION,
  STORE_VALUE,
} from './keyRemedies';
import { isTargetKept, targetKept } from './targetKept';

/** Words for a secret or parameter that exists, without the value that was asked for (AWS, Nebius, Volcengine). */
const LACKS_VERSION =
  /ParameterVersionNotFound|the specified secret value for (?:staging label|VersionId)|version \S+ of secret \S+ not found|secret \S+ has no value|desc = Secret Version \[[^\]]{1,1024}\] not found/;

/**
 * The provider does not have the key. If its message does not distinguish a
 * missing key from a missing property, and the reference has a property, this
 * is only likely.
 */
export const remoteKeyMissing: ExternalSecretRule = {
  id: 'remote-key-missing',
  evaluate(subject) {
    const { failure } = subject;
    const short = shortfallOf(subject.secret, subject.events);
    if (
      !failure &&
      short.missing.length > 0 &&
      !hasArrivedSince(subject.secret, short, subject.targetKeys)
    ) {
      return keysLeftOut(subject, short);
    }
    if (!failure && isTargetKept(subject)) {
      return targetKept(subject);
    }
    const referred = failingStore(subject);
    const provider = referred?.store?.provider ?? null;
    const cause = failure && providerCause(failure.text, provider);
    if (!failure || (cause !== 'key-missing' && cause !== 'key-unusable')) {
      return undefined;
    }
    const ref = failingRef(subject);
    const named = ref ? `key ${ref.key}` : 'key that this secret refers to';
    const isPlain = /^Secret does not exist$/im.test(failure.text);
    const hidesProperty =
      isPlain && ref?.property !== null && !distinguishesProperty(provider);
    const hasNoMount = /no handler for route/.test(failure.text);
    // Vault answers without `data` where its engine is not of version 2.
    const lacksData = /failed to find data field/.test(failure.text);
    const hidesMount = isPlain && isVault(provider);
    const engine = provider === 'openBao' ? 'OpenBao' : 'Vault';
    const version = ref ? versionOfRef(subject.facts, ref) : null;
    const lacksVersion = LACKS_VERSION.test(failure.text);
    // What is asked for may be missing, whatever it is.
    const hidesVersion =
      !lacksVersion &&
      ((isPlain && version !== null) ||
        /or has no versions/.test(failure.text));
    const otherMeaning = otherMeaningOf(provider, failure.text);
    const hidesAccess = otherMeaning === 'access';
    const hidesPlace = otherMeaning === 'place';
    const unusable = unusableState(failure.text);
    if (referred && isChangedSince(failure, referred.store?.specChangedAt)) {
      return failedBeforeChange(
        'remote-key-missing',
        unusable
          ? `the ${named} was ${unusable} at the provider`
          : `the provider had no ${named}`,
        referred,
        failure,
        subject.now,
      );
    }
    return createFinding('remote-key-missing', {
      severity: 'error',
      confidence:
        hidesProperty ||
        hidesMount ||
        hidesVersion ||
        lacksData ||
        otherMeaning !== null ||
        (isPlain && provider === null)
          ? 'likely'
          : 'proven',
      summary: summaryOf(),
      evidence: [
        ...failureEvidence(failure),
        ref &&
          specEvidence(
            `remoteRef: key ${ref.key}${
              ref.property ? `, property ${ref.property}` : ''
            }${version ? `, version ${version}` : ''}`,
          ),
      ],
      remedies: [
        ...remediesFor(),
        hidesPlace && {
          title: `Compare the address, project and path in the spec of the ${
            referred ? `${referred.kind} ${referred.name}` : 'store'
          } with the provider`,
        },
        (hidesMount || hasNoMount || lacksData) && {
          title: `Compare path and version of the ${
            referred ? `${referred.kind} ${referred.name}` : 'store'
          } with the secrets engine`,
          command: `${
            provider === 'openBao' ? 'bao' : 'vault'
          } secrets list -detailed`,
        },
        hidesAccess && {
          title:
            provider === 'conjur'
              ? 'Allow the identity of the store to see and read the variable, and store a value in it'
              : 'Allow the identity of the store to see and read the key',
        },
        ref && lookUpRemoteKey(referred?.store, ref.key),
      ],
    });

    function remediesFor(): Remedy[] {
      if (unusable) {
        return [
          {
            title: [
              'deleted',
              'marked for deletion',
              'archived or deleted',
            ].includes(unusable)
              ? 'Restore the secret at the provider while its recovery window lasts, or create it again afterwards'
              : 'Create a version at the provider that is enabled and valid',
          },
        ];
      }
      if (lacksVersion) {
        return [version ? STORE_OR_CORRECT_VERSION : STORE_VALUE];
      }
      if (hasNoMount || lacksData) {
        return [];
      }
      return [
        inWizard(
          'reference',
          isPlain && hasEmptySecrets(referred?.store)
            ? CREATE_WITH_VALUE_OR_CORRECT
            : CREATE_OR_CORRECT,
          ref?.secretKey,
        ),
        ...(hidesVersion ? [STORE_OR_CORRECT_VERSION] : []),
      ];
    }

    function summaryOf(): string {
      if (unusable) {
        return `The provider has the ${named}, but it is ${unusable}.`;
      }
      if (lacksVersion) {
        return `The provider has the ${named}, but ${
          version ? `not its version ${version}` : 'no value in it'
        }.`;
      }
      if (lacksData) {
        return `${engine}'s answer for the ${named} has no data. This happens if the secrets engine is version 1 and the store requests version 2.`;
      }
      if (hidesVersion) {
        return `The provider has no ${named}, or ${
          version ? `not its version ${version}` : 'no value in it'
        }: its answer does not distinguish the two.`;
      }
      if (hasNoMount) {
        return `${engine} has no secrets engine at the path of the ${named}.`;
      }
      if (hidesPlace) {
        return `The provider finds no ${named}. Its answer is the same if the store refers to an address, project or path that does not exist.`;
      }
      if (hidesAccess && provider !== 'conjur') {
        return `The provider finds no ${named}. Its answer is the same if the identity of the store may not see the key.`;
      }
      if (hidesAccess) {
        return `Conjur finds no value for the ${named}. It gives the same answer if the variable has no value yet, or if the identity of the store may not see it.`;
      }
      if (hidesMount) {
        return `${engine} finds no ${named}. It gives the same answer if the path or version of the store does not match the secrets engine.`;
      }
      return hidesProperty
        ? `The provider has no ${named}, or the key has no property ${ref?.property}: its answer does not distinguish the two.`
        : `The provider has no ${named}.`;
    }
  },
};

/** Whether a provider has secrets without a value, and says of them that they do not exist. */
function hasEmptySecrets(store: ObservedStore | undefined): boolean {
  return (
    store?.provider === 'gcpsm' ||
    (store?.provider === 'aws' && store.detail.service !== 'ParameterStore')
  );
}

/** Why a provider does not give a secret that it has; undefined if it does not say so. */
function unusableState(words: string): string | undefined {
  if (/marked for deletion/i.test(words)) {
    return 'marked for deletion';
  }
  if (
    /deleted but recoverable|ObjectIsDeletedButRecoverable|because it was deleted/i.test(
      words,
    )
  ) {
    return 'deleted';
  }
  if (/item is not in an active state/i.test(words)) {
    return 'archived or deleted';
  }
  if (/resource \S+ with ID \S+ expired/i.test(words)) {
    return 'expired';
  }
  const match = words.match(
    /\b(disabled|expired|destroyed) (?:secret|state)\b|(not yet valid)/i,
  );
  return (match?.[1] ?? match?.[2])?.toLowerCase();
}
