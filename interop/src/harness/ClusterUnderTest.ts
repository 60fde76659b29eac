import { CaseContext } from './CaseContext';
import { KubernetesApi, KubernetesConnection } from './KubernetesApi';

/** A cluster with both operators, real or embedded, in which cases are arranged. */
export type ClusterUnderTest = {
  /** As an administrator. */
  admin: KubernetesApi;
  /** PEM of the certificate that the Sealed Secrets controller seals with. */
  sealingCertificate(): Promise<string>;
  /** Makes the Sealed Secrets controller create a new key. */
  renewSealingKey(): Promise<void>;
  /** Deletes all keys of the controller except the newest. */
  forgetOldSealingKeys(): Promise<void>;
  /** For {@link arrangeCase}. */
  caseContext: CaseContext;
  /**
   * The portal's access: a service account with the documented RBAC and nothing
   * more.
   */
  portal: KubernetesConnection & { token: string };
  /** Stops everything. */
  stop(): Promise<void>;
};

/** Label of every subject of a case, and its value. */
export const caseLabel = ['backstage.io/kubernetes-id', 'interop'] as const;

/**
 * Bits of the sealing key; creating one of the controllers' default, 4096 bits,
 * takes seconds.
 */
export const sealingKeySize = 2048;
