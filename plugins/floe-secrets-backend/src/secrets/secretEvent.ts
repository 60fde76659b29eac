import { SecretEvent } from '@floe/backstage-plugin-floe-secrets-common';
import { eventWords } from '../diagnose';
import { ObservedEvent } from '../model/observed';

/**
 * An event for the API. Its message was masked before it was stored, and the
 * event says so.
 */
export function toSecretEvent(event: ObservedEvent): SecretEvent {
  return {
    reason: event.reason,
    message: eventWords(event),
    count: event.count,
    firstSeen: event.firstSeen,
    lastSeen: event.lastSeen,
  };
}
