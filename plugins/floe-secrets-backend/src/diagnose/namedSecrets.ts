import {
  ObservedEvent,
  ObservedSecret,
  ProducedSecret,
} from '../model/observed';
import { diagnoseKinds } from './DiagnoseKind';
import { failureOf } from './failure';
import { storeFailure } from './rules/stores/storeFailure';
import { ReferredStore } from './types';

/**
 * Messages of External Secrets Operator about a Secret of an auth block
 * (`resolvers/secret_ref.go`).
 */
const AUTH_SECRET =
  /cannot get Kubernetes secret "([a-z0-9.-]{1,253})" from namespace "([a-z0-9-]{1,63})"/g;

/** The Secrets that an operator reports as missing. */
export function secretsInWords(words: string): ProducedSecret[] {
  return [...words.matchAll(AUTH_SECRET)].map(([, name, namespace]) => ({
    name,
    namespace,
  }));
}

/**
 * The Secrets whose absence may be the cause of a failure: those in the
 * message, the source of a push, and the keys of a Kustomization.
 */
export function namedSecrets(
  secret: ObservedSecret,
  events: ObservedEvent[],
  stores: ReferredStore[],
): ProducedSecret[] {
  const failure = failureOf(secret, events);
  const needed = diagnoseKinds.of(secret.facts).neededSecrets?.(secret) ?? [];
  return [
    ...secretsInWords(failure?.text ?? ''),
    ...stores.flatMap(store => secretsInWords(storeFailure(store)?.text ?? '')),
    ...(failure ? needed : []),
  ];
}

/** Whether the cluster shows a Secret now. */
export function isPresent(
  present: ProducedSecret[] | undefined,
  { name, namespace }: ProducedSecret,
): boolean {
  return !!present?.some(
    other => other.name === name && other.namespace === namespace,
  );
}
