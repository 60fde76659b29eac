import { GenerationConditionFacts, ProducedSecret } from './shared';

/** A SopsSecret of isindir's operator, or a SopsSecret or GlobalSopsSecret of Capsule's. */
export type SopsSecretFacts = {
  type: 'sops-secret';
  operator: 'isindir' | 'capsule';
  suspended: boolean;
  /** Names that are not encrypted themselves. */
  secrets: ProducedSecret[];
  failedSecrets: (ProducedSecret & { reason: string })[];
  /** Data keys of the secrets, which SOPS leaves readable. */
  keys: string[];
  /** Names of the SopsProviders whose keys it was decrypted with; Capsule's operator only. */
  providers?: string[];
  /** `sops.lastmodified` */
  encryptedAt: string | null;
  /** isindir's operator writes no condition: made of its `status.message`. */
  ready: GenerationConditionFacts | null;
};
