import { CaseContext } from '../cases/InteropCase';
import { KubernetesApi, KubernetesConnection } from './KubernetesApi';

/** A cluster with both operators, real or embedded, that cases are made to happen in. */
export interface ClusterUnderTest {
  /** As an administrator. */
  admin: KubernetesApi;
  /** PEM of the certificate that the Sealed Secrets controller seals with. */
  sealingCertificate(): Promise<string>;
  /** Has the Sealed Secrets controller make a new key. */
  renewSealingKey(): Promise<void>;
  /** Takes all keys but the newest away from it. */
  forgetOldSealingKeys(): Promise<void>;
  /** For {@link arrangeCase}. */
  caseContext: CaseContext;
  /** The portal's way in: a service account with the documented RBAC and nothing more. */
  portal: KubernetesConnection & { token: string };
  /** Ends all of it. */
  stop(): Promise<void>;
}

/** Label that every subject of a case carries, and its value. */
export const caseLabel = ['backstage.io/kubernetes-id', 'interop'] as const;

/** Bits of the sealing key; the controllers' own default of 4096 takes seconds to make. */
export const sealingKeySize = 2048;
