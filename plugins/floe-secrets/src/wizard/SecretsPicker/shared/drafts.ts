import type {
  ExternalSecretsChange,
  ExternalSecretsCustomChange,
  RemoteReference,
  SealedSecretsChange,
  SecretsChange,
} from '@floe/values-files';

/** A custom entry as the form has it: always with its keys. */
export type ExternalCustomDraft = ExternalSecretsCustomChange & {
  keys: RemoteReference[];
};

type ReleaseSetting = 'storeRef' | 'refreshInterval' | 'creationPolicy';

/** A change for External Secrets as the form has it: with all settings of the release. */
export type ExternalSecretsDraft = Omit<ExternalSecretsChange, 'custom'> &
  Required<Pick<ExternalSecretsChange, ReleaseSetting>> & {
    custom: ExternalCustomDraft[];
  };

type SealedCustomChange = SealedSecretsChange['custom'][number];

/** A custom entry as the form has it: always with its sealed values. */
export type SealedCustomDraft = SealedCustomChange &
  Required<Pick<SealedCustomChange, 'encryptedData'>>;

/** A change for Sealed Secrets as the form has it: with what the values are sealed for. */
export type SealedSecretsDraft = Omit<SealedSecretsChange, 'custom'> &
  Required<Pick<SealedSecretsChange, 'scope' | 'sealedFor'>> & {
    custom: SealedCustomDraft[];
  };

/** The draft of External Secrets that the form holds, if it holds one. */
export function externalDraftOf(
  data: SecretsChange | undefined,
): ExternalSecretsDraft | undefined {
  return data?.approach === 'external-secrets' && data.storeRef
    ? (data as ExternalSecretsDraft)
    : undefined;
}

/** The draft of Sealed Secrets that the form holds, if it holds one. */
export function sealedDraftOf(
  data: SecretsChange | undefined,
): SealedSecretsDraft | undefined {
  return data?.approach === 'sealed-secrets' && data.sealedFor
    ? (data as SealedSecretsDraft)
    : undefined;
}
