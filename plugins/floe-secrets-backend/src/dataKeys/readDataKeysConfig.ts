import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type { SopsServiceKey } from '@floe/backstage-plugin-floe-secrets-common';

const ROOT = 'floeSecrets.dataKeys';
const DEFAULT_TIMEOUT_MS = 5_000;
/** A request keeps its turn for 15 seconds; it reads the repository, too. */
const MOST_TIMEOUT_MS = 10_000;
const DEFAULT_PER_MINUTE = 60;

/** Keys that may encrypt data keys. Texts are patterns: `*` matches any text. */
type AllowedKey = {
  environments: string[];
  type: SopsServiceKey['type'];
  key: string;
  /** Roles that may be assumed to use a key of AWS KMS. */
  roles: string[];
};

/** A Vault server of the configuration. */
export type VaultConfig = {
  /** The address in `.sops.yaml`. */
  address: string;
  /** The address that the backend connects to. */
  endpoint: string;
  namespace: string | undefined;
  token: string | undefined;
  tokenFile: string | undefined;
};

export type DataKeysConfig = {
  allowed: AllowedKey[];
  timeoutMs: number;
  /** Limit for each caller. */
  perMinute: number;
  kms: { endpoint: string | undefined; stsEndpoint: string | undefined };
  gcpKms: { endpoint: string | undefined };
  vaults: VaultConfig[];
};

const KEY_FIELDS = {
  kms: 'kms',
  gcpKms: 'gcp_kms',
  hcVault: 'hc_vault',
} as const;

/**
 * Reads `floeSecrets.dataKeys`.
 *
 * @param options.logsIntoVaults - false: a module has its own way to reach Vault,
 * so no token is needed
 * @throws InputError that names the key of the configuration that is wrong
 */
export function readDataKeysConfig(
  config: Config,
  options: { logsIntoVaults?: boolean } = {},
): DataKeysConfig {
  const { logsIntoVaults = true } = options;
  const root = config.getOptionalConfig(ROOT);
  const allowed = (root?.getOptionalConfigArray('keys') ?? []).map(readAllowed);
  const vaults = (root?.getOptionalConfigArray('vaults') ?? []).map(
    (entry, index) => readVault(entry, index, logsIntoVaults),
  );
  if (vaults.length === 0 && allowed.some(({ type }) => type === 'hc_vault')) {
    throw new InputError(
      `${ROOT}.keys names a transit key, and ${ROOT}.vaults no Vault: add its address and how to log in`,
    );
  }
  return {
    allowed,
    timeoutMs: readTimeout(root),
    perMinute: readPerMinute(root),
    kms: {
      endpoint: readUrl(root, 'kms.endpoint'),
      stsEndpoint: readUrl(root, 'kms.stsEndpoint'),
    },
    gcpKms: { endpoint: readUrl(root, 'gcpKms.endpoint') },
    vaults,
  };
}

function readAllowed(entry: Config, index: number): AllowedKey {
  const named = Object.entries(KEY_FIELDS).flatMap(([field, type]) => {
    const key = entry.getOptionalString(field);
    return key ? [{ type, key }] : [];
  });
  if (named.length !== 1) {
    throw new InputError(
      `${ROOT}.keys[${index}] must name exactly one of kms, gcpKms and hcVault`,
    );
  }
  if (
    named[0].type === 'hc_vault' &&
    !/\/v1\/.+\/keys\/[^/]+$/.test(named[0].key)
  ) {
    throw new InputError(
      `${ROOT}.keys[${index}].hcVault must be written as in .sops.yaml: https://<vault>/v1/<engine>/keys/<name>`,
    );
  }
  return {
    ...named[0],
    environments: textsOf(entry, 'environment') ?? ['*'],
    roles: textsOf(entry, 'role') ?? [],
  };
}

function readVault(entry: Config, index: number, logsIn: boolean): VaultConfig {
  const place = `${ROOT}.vaults[${index}]`;
  const address = withoutSlash(entry.getString('address'));
  checkUrl(address, `${place}.address`);
  const endpoint = withoutSlash(entry.getOptionalString('endpoint') ?? address);
  checkUrl(endpoint, `${place}.endpoint`);
  const token = entry.getOptionalString('token');
  const tokenFile = entry.getOptionalString('tokenFile');
  if (logsIn && !token === !tokenFile) {
    throw new InputError(`${place} must have either a token or a tokenFile`);
  }
  return {
    address,
    endpoint,
    namespace: entry.getOptionalString('namespace'),
    token,
    tokenFile,
  };
}

function readTimeout(root: Config | undefined): number {
  const timeoutMs = root?.has('timeout')
    ? durationToMilliseconds(readDurationFromConfig(root, { key: 'timeout' }))
    : DEFAULT_TIMEOUT_MS;
  if (timeoutMs <= 0 || timeoutMs > MOST_TIMEOUT_MS) {
    throw new InputError(
      `${ROOT}.timeout must be more than 0 and at most 10 seconds`,
    );
  }
  return timeoutMs;
}

function readPerMinute(root: Config | undefined): number {
  const key = 'maxPerMinuteAndCaller';
  const perMinute = root?.getOptionalNumber(key) ?? DEFAULT_PER_MINUTE;
  if (!Number.isInteger(perMinute) || perMinute < 1 || perMinute > 1_000) {
    throw new InputError(
      `${ROOT}.${key} must be a whole number from 1 to 1000`,
    );
  }
  return perMinute;
}

function readUrl(root: Config | undefined, key: string): string | undefined {
  const url = root?.getOptionalString(key);
  if (url !== undefined) {
    checkUrl(url, `${ROOT}.${key}`);
  }
  return url && withoutSlash(url);
}

function checkUrl(text: string, key: string): void {
  const isUrl = /^https?:\/\/[^\s@?#]+$/.test(text) && URL.canParse(text);
  if (!isUrl) {
    throw new InputError(
      `${key} must be an address such as https://vault.example.com:8200, without a user and a query`,
    );
  }
}

function withoutSlash(url: string): string {
  return url.replace(/\/$/, '');
}

function textsOf(config: Config, key: string): string[] | undefined {
  const value = config.getOptional(key);
  if (value === undefined) {
    return undefined;
  }
  return Array.isArray(value)
    ? config.getStringArray(key)
    : [config.getString(key)];
}
