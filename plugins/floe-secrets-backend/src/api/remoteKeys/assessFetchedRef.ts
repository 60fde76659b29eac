import { RemoteKeyUse } from '@floe/backstage-plugin-floe-secrets-common';
import { failureOf } from '../../diagnose/failure';
import { shortfallOf } from '../../diagnose/shortfall';
import { FetchedRef } from '../../model/remoteRefs';
import { EvaluatedSecret } from '../../secrets/SecretEvaluator';

/**
 * Findings that mean that the value was not fetched, the most specific first.
 */
const FETCH_FINDINGS = [
  'remote-key-missing',
  'remote-property-missing',
  'provider-access-denied',
  'store-not-found',
  'store-namespace-denied',
  'store-auth-missing',
  'store-not-ready',
  'provider-unreachable',
  'provider-throttled',
];

/**
 * What the state of an object shows about one of its references. The operator
 * fetches all references of an object or none, and stops at the first failure,
 * which shows nothing about the others.
 */
export function assessFetchedRef(
  fetched: FetchedRef,
  evaluated: Pick<EvaluatedSecret, 'events' | 'observed' | 'secret'>,
): Pick<RemoteKeyUse, 'status' | 'since' | 'finding'> {
  const { events, observed, secret } = evaluated;
  const { findings, lastSync, since, state } = secret;
  const finding =
    FETCH_FINDINGS.find(id => findings.some(one => one.id === id)) ?? null;
  const { missing } = shortfallOf(observed, events);
  if (missing.length > 0) {
    if (missing.includes(fetched.ref)) {
      return { status: 'failing', since, finding };
    }
    return { status: 'works', since: lastSync, finding: null };
  }
  if (state === 'failing' || finding === 'remote-key-missing') {
    const failed = finding !== null && failsAt(fetched, evaluated);
    return failed ? { status: 'failing', since, finding } : notKnown(lastSync);
  }
  if (lastSync === null || (state !== 'synced' && state !== 'stale')) {
    return notKnown(lastSync);
  }
  return {
    status: 'works',
    // A stale secret succeeded at its last refresh, too.
    since: state === 'stale' ? lastSync : later(since, observed.specChangedAt),
    finding: null,
  };
}

/** Whether the last attempt failed at this reference, or at all references. */
function failsAt(
  { position }: FetchedRef,
  { events, observed }: Pick<EvaluatedSecret, 'events' | 'observed'>,
): boolean {
  const failed = failureOf(observed, events)?.position;
  return (
    !failed ||
    (failed.list === position.list && failed.index === position.index)
  );
}

function notKnown(
  lastSync: string | null,
): Pick<RemoteKeyUse, 'status' | 'since' | 'finding'> {
  return {
    status: lastSync === null ? 'never-seen' : 'unknown',
    since: null,
    finding: null,
  };
}

/**
 * The later of two times (RFC 3339): a state shows nothing about the time
 * before its change.
 */
function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) {
    return a;
  }
  return Date.parse(a) >= Date.parse(b) ? a : b;
}
