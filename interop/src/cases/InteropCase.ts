import { FindingId, State } from '@floe/backstage-plugin-floe-secrets-common';
import { KubernetesObject, ObjectReference } from '../harness/kubernetesObject';
import { SealTarget } from '../harness/kubeseal';
import { VaultAnswer } from '../harness/VaultStandIn';

/** The requests of a case to a cluster; {@link KubernetesApi} implements them. */
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

/** A Vault that is complete enough for the operator of the cluster under test. */
interface CaseVault {
  /** For `spec.provider.vault.server`. */
  url: string;
  /** The accepted token. */
  token: string;
  /** Sets the answer for a secret; the path has no `data` of KV version 2. */
  answer(path: string, answer: VaultAnswer): void;
}

/** The services of a cluster under test for a case. */
export interface CaseContext {
  client: CaseClient;
  vault: CaseVault;
  /** Seals with the newest certificate of the cluster. */
  seal(value: string | Buffer, target: SealTarget): Promise<string>;
  /**
   * Seals with a key that the cluster never had, of the same size as its own or
   * of another.
   */
  sealForOtherKey(
    value: string,
    target: SealTarget,
    size: 'same-size' | 'other-size',
  ): Promise<string>;
  /** Labels of every subject, with which a catalog entity finds it. */
  labels: Record<string, string>;
}

/** A subject in the state in which its controller left it. */
export interface Observation {
  object: KubernetesObject;
  /** Oldest first. */
  events: KubernetesObject[];
}

/** A condition of an object's status; missing fields may have any value. */
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

/** The expected result after a case has settled. */
export interface Expectation {
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
}

/** A situation that is created in a cluster, and the expected result. */
export interface InteropCase {
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
}

/** The namespace of a case. */
export function caseNamespace(interopCase: InteropCase): string {
  return `case-${interopCase.id}`;
}
