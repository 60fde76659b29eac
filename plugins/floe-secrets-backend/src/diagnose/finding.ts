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

/** What `&&` and `?.` leave in the place of a part that there is none of. */
type Absent = null | undefined | false | '';

type FindingParts = Omit<Finding, 'id' | 'evidence' | 'remedies'> & {
  evidence?: (Evidence | Absent)[];
  remedies?: (Remedy | Absent)[];
};

/** Composes a finding; empty places among evidence and remedies are left out. */
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

/** A warning in the operator's own words, as far as they are kept. */
export function eventEvidence(event: ObservedEvent): Evidence {
  return {
    kind: 'event',
    text: `${event.reason}: ${eventWords(event)}`,
    time: event.lastSeen ?? event.firstSeen,
  };
}

/** What an event says, with the command that shows what is withheld of it. */
export function eventWords(event: ObservedEvent): string {
  const { involvedKind: kind, involvedName: name, message, namespace } = event;
  return withNote(message, { kind, name, namespace });
}

/**
 * A condition in the operator's own words, as far as they are kept.
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

/** The Secrets of the cluster are observed, and this one is not among them. */
export function absentEvidence(name: string, namespace: string): Evidence {
  return {
    kind: 'cluster',
    text: `There is no Secret ${name} in namespace ${namespace}`,
    time: null,
  };
}

/** What the object itself asks for. */
export function specEvidence(text: string): Evidence {
  return { kind: 'spec', text, time: null };
}

/** The warning, and where there is none the condition, that tell of a failure. */
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
