import { RemoteRef } from '@floe/backstage-plugin-floe-secrets-common';
import { ExternalSecretFacts, PushSecretFacts } from '../model/observed';
import { positionOfRef, storeOfRef } from '../model/remoteRefs';
import { failureOf, supersededFailureOf } from './failure';
import { isStatusOutdated } from './unsealAttempt';
import {
  Failure,
  ReferredStore,
  SecretDiagnosisInput,
  SecretSubject,
} from './types';

/** Adds values that several rules need. */
export function toSubject(input: SecretDiagnosisInput): SecretSubject {
  const { events, secret, targetChanged, targetExists } = input;
  const failure = failureOf(secret, events);
  const statusIsOutdated =
    !!failure &&
    targetExists === true &&
    isStatusOutdated(secret, failure, targetChanged);
  return {
    ...input,
    facts: secret.facts,
    failure: statusIsOutdated ? null : failure,
    outdatedFailure: statusIsOutdated ? failure : null,
    supersededFailure: supersededFailureOf(secret, events),
  };
}

/** The reference at which the controller failed, if it reports one. */
export function failingRef(
  subject: SecretSubject<ExternalSecretFacts | PushSecretFacts>,
): RemoteRef | undefined {
  const { failure, facts } = subject;
  if (!failure?.position) {
    const named = facts.remoteRefs.filter(
      ({ key }) => key === failure?.remoteKey,
    );
    if (named.length === 1) {
      return named[0];
    }
    const pushed = facts.type === 'push-secret' && pushedRef(facts, failure);
    return (
      pushed ||
      (facts.remoteRefs.length === 1 ? facts.remoteRefs[0] : undefined)
    );
  }
  const { list, index } = failure.position;
  return facts.remoteRefs.find(ref => {
    const position = positionOfRef(facts, ref);
    return position.list === list && position.index === index;
  });
}

/** The entry that a push names by its key of the Secret (`errSetSecretFailed`), where only one has it. */
function pushedRef(
  { remoteRefs }: PushSecretFacts,
  failure: Failure | null,
): RemoteRef | undefined {
  const key = failure?.text.match(
    /\bcould not write remote ref (\S{1,253}) to target secretstore /,
  )?.[1];
  const named = remoteRefs.filter(({ secretKey }) => secretKey === key);
  return key && named.length === 1 ? named[0] : undefined;
}

/** The store that a reference is fetched from, if the secret names one. */
export function referredStoreOf(
  {
    facts,
    stores,
  }: Pick<SecretSubject<ExternalSecretFacts>, 'facts' | 'stores'>,
  ref: RemoteRef,
): ReferredStore | undefined {
  const own = storeOfRef(facts, ref);
  return stores.find(
    ({ kind, name }) => kind === own?.kind && name === own.name,
  );
}

/**
 * The store at which the last attempt failed: that of the entry in the message,
 * or the store that the message names. Otherwise the first store of the secret.
 */
export function failingStore(
  subject: SecretSubject<ExternalSecretFacts | PushSecretFacts>,
): ReferredStore | undefined {
  const { facts, failure, stores } = subject;
  if (failure && isOfGenerator(failure)) {
    return undefined;
  }
  const position = failure?.position;
  const own =
    position && facts.type === 'external-secret'
      ? facts.sourceStores?.[position.list][position.index]
      : null;
  if (own) {
    return stores.find(
      ({ kind, name }) => kind === own.kind && name === own.name,
    );
  }
  const named =
    failure &&
    stores.find(({ kind, name }) =>
      [
        `${kind} "${name}"`,
        `${kind} ${name} `,
        // PushSecret's format for each store (`errSetSecretFailed`).
        `to target secretstore ${name}:`,
        `secrets client for store ${name}:`,
      ].some(words =>
        `${failure.text} `.toLowerCase().includes(words.toLowerCase()),
      ),
    );
  return named ?? mainStore(subject);
}

/**
 * Whether a generator failed, which has credentials of its own (`errGenerate`
 * in externalsecret_controller.go).
 */
export function isOfGenerator({ text }: Pick<Failure, 'text'>): boolean {
  return /^(?:error using generator: |unable to generate: )/.test(text);
}

/** The first store of the secret. */
function mainStore(
  subject: Pick<SecretSubject, 'stores'>,
): ReferredStore | undefined {
  return subject.stores[0];
}
