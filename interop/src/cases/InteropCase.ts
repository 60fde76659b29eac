import { FindingId, State } from '@floe/backstage-plugin-floe-secrets-common';
import { CaseContext } from '../harness/CaseContext';
import { KubernetesObject, ObjectReference } from '../harness/kubernetesObject';

/** A subject in the state in which its controller left it. */
export type Observation = {
  object: KubernetesObject;
  /** Oldest first. */
  events: KubernetesObject[];
};

/** A condition of an object's status; missing fields may have any value. */
export type ExpectedCondition = {
  type: string;
  status?: string;
  reason?: string;
  message?: RegExp;
};

/** An event about an object. */
type ExpectedEvent = {
  reason: string;
  message: RegExp;
};

/** The expected result after a case has settled. */
export type Expectation = {
  /** One of these is the state; several if the design does not decide. */
  state: State[];
  /** All of these findings are expected; of an inner list at least one. */
  findings: (FindingId | FindingId[])[];
  /** None of these is expected. */
  notFindings?: FindingId[];
  /** The condition that the controller writes. */
  condition: ExpectedCondition;
  /** An event that it writes; left out if it writes no relevant one. */
  event?: ExpectedEvent;
  /** Milliseconds after which the portal reports it; default: immediately. */
  saidAfter?: number;
  /** Text that must not leave the cluster: a secret value in an event. */
  canary?: string;
};

/** A situation that is created in a cluster, and the expected result. */
export type InteropCase = {
  /** Also the name of the subject, and part of its namespace. */
  id: string;
  title: string;
  /** The operator that must run. */
  operator: 'external-secrets' | 'sealed-secrets';
  /**
   * Creates the objects of the case, except the namespace; in several steps if
   * necessary.
   *
   * @returns the object that the case is about
   */
  arrange(context: CaseContext, namespace: string): Promise<ObjectReference>;
  expected: Expectation;
};

/** The namespace of a case. */
export function caseNamespace(interopCase: InteropCase): string {
  return `case-${interopCase.id}`;
}
