import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';

/** A service that keeps a key of SOPS, and what went wrong with it. */
type KeyServiceFailure = { summary: string; remedies: Remedy[] };

type Service = {
  pattern: RegExp;
  name: string;
  /** What the identity of the operator needs. */
  right: string;
};

/** As sops words the failure of each kind of key (`keysource.go`), and Flux that of a login at Vault. */
const SERVICES: Service[] = [
  {
    pattern: /failed to decrypt sops data key with AWS KMS/,
    name: 'AWS KMS',
    right: 'kms:Decrypt on the key',
  },
  {
    pattern: /failed to decrypt sops data key with GCP KMS/,
    name: 'Google Cloud KMS',
    right: 'the role Cloud KMS CryptoKey Decrypter on the key',
  },
  {
    pattern: /failed to decrypt sops data key with Azure Key Vault/,
    name: 'Azure Key Vault',
    right: 'the role Key Vault Crypto User, or the key permission decrypt',
  },
  {
    pattern: /failed to decrypt sops data key with HuaweiCloud KMS/,
    name: 'HuaweiCloud KMS',
    right: 'the permission to decrypt with the key',
  },
  {
    pattern:
      /failed to decrypt sops data key from Vault transit backend|failed to authenticate with Vault/,
    name: 'Vault',
    right: 'a policy with update on the path transit/decrypt/KEY of the key',
  },
];

const DISABLED =
  /DisabledException|KMSInvalidState|is (?:disabled|pending deletion)|\b(?:DISABLED|DESTROYED)\b/;
const MISSING =
  /\bNotFoundException\b|code = NotFound\b|\bKeyNotFound\b|\bRESPONSE 404\b|\bCode: 404\b|encryption key not found/;
const NO_CREDENTIALS =
  /get credentials|no EC2 IMDS role|could not find default credentials|DefaultAzureCredential|missing client token/;
const DENIED =
  /AccessDenied|not authorized|PermissionDenied|permission denied|(?<!Status)Code: 40[013]\b|StatusCode: 40[13]\b|RESPONSE 40[13]\b|\bForbidden\b|failed to authenticate/;
const UNREACHABLE =
  /dial tcp|no such host|connection refused|deadline exceeded|i\/o timeout|x509: |Code: 5\d\d\b|code = Unavailable/;

/**
 * The failure of a key service, by the words that sops has for each key of a
 * file. Such a file is encrypted for the right recipient, as far as that shows.
 */
export function keyServiceFailure(
  words: string,
): KeyServiceFailure | undefined {
  const service = SERVICES.find(({ pattern }) => pattern.test(words));
  if (!service) {
    return undefined;
  }
  const { name } = service;
  const summary = summaryOf(name, words);
  return {
    summary: /did not match any of the recipients/.test(words)
      ? `${summary} The operator's own keys do not decrypt the file either.`
      : summary,
    remedies: [remedyOf(service, words)],
  };
}

function summaryOf(name: string, words: string): string {
  if (DISABLED.test(words)) {
    return `The key of ${name} that the file is encrypted with is disabled or deleted.`;
  }
  if (MISSING.test(words)) {
    return `${name} has no such key as the file is encrypted with.`;
  }
  if (NO_CREDENTIALS.test(words)) {
    return `The operator has no credentials for ${name}, which keeps the key of the file.`;
  }
  if (DENIED.test(words)) {
    return `${name} does not let the operator decrypt with the key of the file.`;
  }
  return UNREACHABLE.test(words)
    ? `The operator cannot reach ${name}, which keeps the key of the file.`
    : `${name} did not decrypt the data key of the file.`;
}

function remedyOf({ name, right }: Service, words: string): Remedy {
  if (DISABLED.test(words)) {
    return {
      title: `Enable the key in ${name}, or encrypt the file with another key from its source`,
    };
  }
  if (MISSING.test(words)) {
    return {
      title: `Compare the key in the metadata of the file with those in ${name} (account, region, name and version), or encrypt the file with another key from its source`,
    };
  }
  if (!NO_CREDENTIALS.test(words) && !DENIED.test(words)) {
    if (UNREACHABLE.test(words)) {
      return {
        title: `Check the address, the network policy and the TLS certificate of ${name}, and whether it is running`,
      };
    }
  }
  return {
    title: `Give the identity of the operator (for Flux: of the kustomize-controller, or of spec.decryption.serviceAccountName) ${right}`,
  };
}
