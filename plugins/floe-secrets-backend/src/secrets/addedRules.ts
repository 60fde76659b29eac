import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Finding,
  ManagedSecret,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  DiagnosisRule,
  DiagnosisSubject,
} from '@floe/backstage-plugin-floe-secrets-node';
import { bySeverity } from '../diagnose';
import { ObservedEvent } from '../model/observed';
import { toSecretEvent } from './secretEvent';

/**
 * Runs the rules of other modules after the built-in ones. If one throws, only
 * its findings are missing.
 */
export function runAddedRules(
  rules: DiagnosisRule[],
  secret: Omit<ManagedSecret, 'entityRefs'>,
  events: ObservedEvent[],
  store: DiagnosisSubject['store'],
  now: Date,
  logger: LoggerService,
): ManagedSecret['findings'] {
  const added = rules.flatMap(rule => {
    try {
      return rule.evaluate({
        secret: { ...secret, entityRefs: [] },
        events: events.map(toSecretEvent),
        store,
        now,
      });
    } catch (error) {
      logger.error(
        `The added rule ${rule.name} failed for ${secret.kind} ${secret.namespace}/${secret.name} of cluster ${secret.cluster}`,
        error as Error,
      );
      return [];
    }
  });
  return bySeverity([...(secret.findings as Finding[]), ...added]);
}
