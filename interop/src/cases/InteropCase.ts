import { FindingId, State } from '@floe/backstage-plugin-floe-secrets-common';
import { KubernetesObject, ObjectReference } from '../harness/kubernetesObject';
import { SealTarget } from '../harness/kubeseal';
import { VaultAnswer } from '../harness/VaultStandIn';

/** What a case does to a cluster; {@link KubernetesApi} is one. */
export interface CaseClient {
  create(object: KubernetesObject): Promise<KubernetesObject>;
  /** A JSON merge patch. */
  patch(
    reference: ObjectReference,
    patch: Record<string, unknown>,
  ): Promise<KubernetesObject>;
  get(reference: ObjectReference): Promise<KubernetesObject | undefined>;
  delete(reference: ObjectReference): Promise<void>;
  /** Core events about an object, oldest first. */
  events(object: KubernetesObject): Promise<KubernetesObject[]>;
}

/** A Vault, real enough for the operator of the cluster under test. */
interface CaseVault {
  /** For `spec.provider.vault.server`. */
  url: string;
  /** The token that is accepted. */
  token: string;
  /** Sets the answer of a secret, its path without KV version 2's `data`. */
  answer(path: string, answer: VaultAnswer): void;
}

/** What a cluster under test offers to a case. */
export interface CaseContext {
  client: CaseClient;
  vault: CaseVault;
  /** Seals with the newest certificate of the cluster. */
  seal(value: string | Buffer, target: SealTarget): Promise<string>;
  /** Seals with a key that the cluster never had, of the same size as its own or of another. */
  sealForOtherKey(
    value: string,
    target: SealTarget,
    size: 'same-size' | 'other-size',
  ): Promise<string>;
  /** Labels of every subject, so that a catalog entity can be matched with it. */
  labels: Record<string, string>;
}

/** A subject as its controller left it. */
export interface Observation {
  object: KubernetesObject;
  /** Oldest first. */
  events: KubernetesObject[];
}

/** A condition of an object's status; what is absent may be anything. */
export interface ExpectedCondition {
  type: string;
  status?: string;
  reason?: string;
  message?: RegExp;
}

/** An event about an object. */
interface ExpectedEvent {
  reason: string;
  message: RegExp;
}

/** What is true once a case has settled. */
export interface Expectation {
  /** One of these is the state; more than one where design leaves it open. */
  state: State[];
  /** All of these findings are there; of an inner list at least one. */
  findings: (FindingId | FindingId[])[];
  /** None of these is there. */
  notFindings?: FindingId[];
  /** The condition that the controller writes. */
  condition: ExpectedCondition;
  /** An event that it writes; absent where it writes none that matters. */
  event?: ExpectedEvent;
  /** Milliseconds after which the portal dares to say so; at once unless given. */
  saidAfter?: number;
  /** Text that must not get out: a secret value that stands in an event. */
  canary?: string;
}

/** A situation that is made to happen in a cluster, and what is expected of it. */
export interface InteropCase {
  /** Also the name of the subject, and part of its namespace. */
  id: string;
  title: string;
  /** Operator that must run. */
  operator: 'external-secrets' | 'sealed-secrets';
  /**
   * Creates what the case needs, the namespace excepted, step by step where it takes several.
   *
   * @returns the object that the case is about
   */
  arrange(context: CaseContext, namespace: string): Promise<ObjectReference>;
  expected: Expectation;
}

/** Namespace that a case has for itself. */
export function caseNamespace(interopCase: InteropCase): string {
  return `case-${interopCase.id}`;
}
