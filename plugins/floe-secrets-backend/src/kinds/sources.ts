import { RemoteRef } from '@floe/backstage-plugin-floe-secrets-common';
import { toIsoDuration } from '../diagnose/duration';

/** A refresh interval as an ISO 8601 duration; null if unknown. */
export function interval(seconds: number | null): string | null {
  return seconds === null ? null : toIsoDuration(seconds);
}

/** References without other fields of their facts. */
export function remoteRefs(refs: RemoteRef[]): RemoteRef[] {
  return refs.map(({ secretKey, key, property }) => ({
    secretKey,
    key,
    property,
  }));
}

/** The keys that the references are for, or come from. */
export function keysOf(refs: RemoteRef[]): string[] {
  return refs.flatMap(({ secretKey }) => secretKey ?? []);
}
