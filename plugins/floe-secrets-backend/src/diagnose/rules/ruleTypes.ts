import {
  ExternalSecretFacts,
  FluxKustomizationFacts,
  PlainSecretFacts,
  PushSecretFacts,
  SealedSecretFacts,
  SopsSecretFacts,
} from '../../model/observed';
import { SopsFileFacts } from '../../model/sopsFile';
import { Rule, SecretSubject, StoreDiagnosisInput } from '../types';

export type ExternalSecretSubject = SecretSubject<ExternalSecretFacts>;
export type SealedSecretSubject = SecretSubject<SealedSecretFacts>;
export type SopsSubject = SecretSubject<
  FluxKustomizationFacts | SopsSecretFacts
>;
type SopsFileSubject = SecretSubject<SopsFileFacts>;
type PushSecretSubject = SecretSubject<PushSecretFacts>;
type PlainSecretSubject = SecretSubject<PlainSecretFacts>;

/** The kinds that fetch from a store, or push to it. */
export type StoreUserSubject = SecretSubject<
  ExternalSecretFacts | PushSecretFacts
>;

export type StoreUserRule = Rule<StoreUserSubject>;
export type PushSecretRule = Rule<PushSecretSubject>;
export type ExternalSecretRule = Rule<ExternalSecretSubject>;
export type SealedSecretRule = Rule<SealedSecretSubject>;
export type SopsRule = Rule<SopsSubject>;
export type SopsFileRule = Rule<SopsFileSubject>;
export type PlainSecretRule = Rule<PlainSecretSubject>;
export type AnySecretRule = Rule<SecretSubject>;
export type StoreRule = Rule<StoreDiagnosisInput>;
