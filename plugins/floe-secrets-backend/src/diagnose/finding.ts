import {
  Evidence,
  Finding,
  FindingId,
  Remedy,
} from '@floe/backstage-plugin-floe-secrets-common';
import { ConditionFacts, ObservedEvent } from '../model/observed';
import { NamedObject } from './commands';
import { Failure } from './types';
import { withNote } from './withheld';

/** The result of `&&` and `?.` for a missing part. */
type Absent = null | undefined | false | '';

type FindingParts = Omit<Finding, 'id' | 'evidence' | 'remedies'> & {
  evidence?: (Evidence | Absent)[];
  remedies?: (Remedy | Absent)[];
};

/** Creates a finding; missing evidence and remedies are skipped. */
export function createFinding(id: FindingId, parts: FindingParts): Finding {
  return {
    id,
    severity: parts.severity,
    confidence: parts.confidence,
    summary: parts.summary,
    evidence: (parts.evidence ?? []).filter(item => !!item),
    remedies: (parts.remedies ?? []).filter(item => !!item),
  };
}

/** A warning with the operator's masked message. */
export function eventEvidence(event: ObservedEvent): Evidence {
  return {
    kind: 'event',
    text: `${event.reason}: ${eventWords(event)}`,
    time: event.lastSeen ?? event.firstSeen,
  };
}

/**
 * The masked message of an event, with the command that shows its withheld
 * part.
 */
export function eventWords(event: ObservedEvent): string {
  const { involvedKind: kind, involvedName: name, message, namespace } = event;
  return withNote(message, { kind, name, namespace });
}

/**
 * A condition with the operator's masked message.
 *
 * @param object - the object that has the condition
 */
export function conditionEvidence(
  type: 'Ready' | 'Synced',
  condition: ConditionFacts,
  object: NamedObject,
): Evidence {
  const words = [
    condition.reason,
    withNote(condition.message ?? '', object),
  ].filter(Boolean);
  return {
    kind: 'condition',
    text: `${type}=${condition.status}${
      words.length ? `: ${words.join(': ')}` : ''
    }`,
    time: condition.lastTransitionTime,
  };
}

/**
 * Evidence that the cluster does not have a Secret; for clusters whose Secrets
 * are observed.
 */
export function absentEvidence(name: string, namespace: string): Evidence {
  return {
    kind: 'cluster',
    text: `There is no Secret ${name} in namespace ${namespace}`,
    time: null,
  };
}

/** When the operator last refreshed a secret successfully. */
export function refreshEvidence({
  refreshTime,
}: {
  refreshTime: string | null;
}): Evidence | null {
  return refreshTime === null
    ? null
    : {
        kind: 'status',
        text: 'status.refreshTime: the last refresh',
        time: refreshTime,
      };
}

/** Evidence from the spec of the object. */
export function specEvidence(text: string): Evidence {
  return { kind: 'spec', text, time: null };
}

/** The warning that reports a failure, or the condition if there is no warning. */
export function failureEvidence(failure: Failure): Evidence[] {
  if (failure.event) {
    return [eventEvidence(failure.event)];
  }
  return failure.condition
    ? [
        conditionEvidence(
          failure.conditionType,
          failure.condition,
          failure.object,
        ),
      ]
    : [];
}

/**
 * When a failure was reported, for evidence without its message.
 *
 * @returns RFC 3339; null if neither the warning nor the condition has a time
 */
export function failureTime({ condition, event }: Failure): string | null {
  return (
    event?.lastSeen ?? event?.firstSeen ?? condition?.lastTransitionTime ?? null
  );
}
