import {
  ExternalSecretFacts,
  PushSecretFacts,
} from '../../../../model/observed';
import { inWizard } from '../../../inWizard';
import { failingRef, failingStore } from '../../../subject';
import { SecretSubject } from '../../../types';
import { Refusal } from './Refusal';

/**
 * Names that a provider allows, and how it refuses others. Azure's name can
 * begin with the type of the object (`getObjType` in keyvault.go); Google's can
 * be a path of a project.
 */
const NAMES: Record<
  string,
  { refused: RegExp; allowed: RegExp; form: string } | undefined
> = {
  // https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets/create
  gcpsm: {
    refused: /\bcode = InvalidArgument\b/,
    allowed:
      /^(?:projects\/[^/]+\/(?:locations\/[^/]+\/)?secrets\/)?[\w-]{1,255}$/,
    form: 'letters, digits, dashes and underscores',
  },
  // https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates
  azurekv: {
    refused: /\bBadParameter\b/,
    allowed: /^(?:(?:secret|key|cert)\/)?[A-Za-z0-9-]{1,127}$/,
    form: 'letters, digits and dashes',
  },
};

/** A provider that refuses a remote key because of its name. */
export function keyNotAllowed(subject: SecretSubject): Refusal | undefined {
  const { facts, failure } = subject;
  if (
    !failure ||
    (facts.type !== 'external-secret' && facts.type !== 'push-secret')
  ) {
    return undefined;
  }
  const referring = subject as SecretSubject<
    ExternalSecretFacts | PushSecretFacts
  >;
  const store = failingStore(referring)?.store;
  const names = NAMES[store?.provider ?? ''];
  const ref = failingRef(referring);
  if (
    !names ||
    !ref ||
    !names.refused.test(failure.text) ||
    names.allowed.test(ref.key)
  ) {
    return undefined;
  }
  return {
    summary: `The provider refuses the name of the key ${ref.key}: it allows ${names.form} only.`,
    remedies: [inWizard('reference', 'Correct the key', ref.secretKey)],
  };
}
