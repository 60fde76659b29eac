import { KubernetesObject, ObjectReference } from './kubernetesObject';
import { SealTarget } from './kubeseal';
import { VaultAnswer } from './VaultStandIn';

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
type CaseVault = {
  /** For `spec.provider.vault.server`. */
  url: string;
  /** The accepted token. */
  token: string;
  /** Sets the answer for a secret; the path has no `data` of KV version 2. */
  answer(path: string, answer: VaultAnswer): void;
};

/** The services of a cluster under test for a case. */
export type CaseContext = {
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
};
