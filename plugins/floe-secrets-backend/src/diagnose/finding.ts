import {
  Evidence,
  Finding,
  FindingId,
  Remedy,
} from '@floe/backstage-plugin-floe-secrets-common';
import { ConditionFacts, ObservedEvent } from '../model/observed';
import { Failure } from './types';

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

/** A warning in the operator's own words, which are masked where they quote. */
export function eventEvidence(event: ObservedEvent): Evidence {
  return {
    kind: 'event',
    text: `${event.reason}: ${event.message}`,
    time: event.lastSeen ?? event.firstSeen,
  };
}

/** A condition in the operator's own words. */
export function conditionEvidence(
  type: 'Ready' | 'Synced',
  condition: ConditionFacts,
): Evidence {
  const words = [condition.reason, condition.message].filter(Boolean);
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
    ? [conditionEvidence(failure.conditionType, failure.condition)]
    : [];
}
