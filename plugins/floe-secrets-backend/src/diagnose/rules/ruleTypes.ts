import {
  ClusterExternalSecretFacts,
  ExternalSecretFacts,
  FluxKustomizationFacts,
  PushSecretFacts,
  SealedSecretFacts,
  SopsSecretFacts,
} from '../../model/observed';
import { Rule, SecretSubject, StoreDiagnosisInput } from '../types';

export type ExternalSecretSubject = SecretSubject<ExternalSecretFacts>;
export type SealedSecretSubject = SecretSubject<SealedSecretFacts>;
export type SopsSubject = SecretSubject<
  FluxKustomizationFacts | SopsSecretFacts
>;
export type PushSecretSubject = SecretSubject<PushSecretFacts>;
export type ClusterExternalSecretSubject =
  SecretSubject<ClusterExternalSecretFacts>;

export type ExternalSecretRule = Rule<ExternalSecretSubject>;
export type SealedSecretRule = Rule<SealedSecretSubject>;
export type SopsRule = Rule<SopsSubject>;
export type AnySecretRule = Rule<SecretSubject>;
export type StoreRule = Rule<StoreDiagnosisInput>;
