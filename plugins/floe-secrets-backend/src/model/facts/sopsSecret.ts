import { GenerationConditionFacts, ProducedSecret } from './shared';

/** A SopsSecret of isindir's operator, or a SopsSecret or GlobalSopsSecret of Capsule's. */
export type SopsSecretFacts = {
  type: 'sops-secret';
  operator: 'isindir' | 'capsule';
  suspended: boolean;
  /** Names of the Secrets, which are not encrypted. */
  secrets: ProducedSecret[];
  failedSecrets: (ProducedSecret & { reason: string })[];
  /** Data keys of the Secrets, which SOPS leaves readable. */
  keys: string[];
  /**
   * Names of the SopsProviders whose keys decrypted it; Capsule's operator
   * only.
   */
  providers?: string[];
  /** `sops.lastmodified` */
  encryptedAt: string | null;
  /**
   * isindir's operator writes no condition; built from its `status.message`.
   */
  ready: GenerationConditionFacts | null;
};
