import {
  parseSopsServiceKey,
  type SopsServiceKey,
  sopsServiceKeyOf,
} from '@floe/backstage-plugin-floe-secrets-common';
import type { MasterKey } from '@floe/sops';
import { compilePattern } from '../collections/pattern';
import { keyName } from './keyNames';
import type { DataKeysConfig } from './readDataKeysConfig';

/** Separates the path of a transit engine from the name of a key. */
const KEYS = '/keys/';

type Test = (text: string) => boolean;

type Rule = {
  type: SopsServiceKey['type'];
  isEnvironment: Test;
  isKey: (key: SopsServiceKey) => boolean;
  isRole: Test;
  /** The key, if the rule names a single one. */
  exact: SopsServiceKey | undefined;
};

function anyOf(patterns: readonly string[]): Test {
  const tests = patterns.map(compilePattern);
  return text => tests.some(test => test(text));
}

/** Decides which keys may encrypt data keys in which environments, by the configuration. */
export class AllowedKeys {
  readonly #rules: Rule[];
  readonly #vaults: ReadonlySet<string>;

  constructor(config: Pick<DataKeysConfig, 'allowed' | 'vaults'>) {
    this.#vaults = new Set(config.vaults.map(({ address }) => address));
    this.#rules = config.allowed.map(({ environments, key, roles, type }) => ({
      type,
      isEnvironment: anyOf(environments),
      isKey: keyTest(type, key),
      isRole: anyOf(roles),
      exact: roles.length > 0 ? undefined : exactKey(type, key),
    }));
  }

  /** Whether any key is allowed anywhere. */
  get isEmpty(): boolean {
    return this.#rules.length === 0;
  }

  /** Whether a data key of a file in an environment may be encrypted with a key. */
  allows(environment: string, key: SopsServiceKey): boolean {
    const role = key.type === 'kms' ? key.role : undefined;
    return (
      (key.type !== 'hc_vault' || this.#vaults.has(key.vault_address)) &&
      this.#rules.some(
        rule =>
          rule.type === key.type &&
          rule.isEnvironment(environment) &&
          rule.isKey(key) &&
          (!role || rule.isRole(role)),
      )
    );
  }

  /** The allowed keys of an environment that the configuration names without a pattern; a new rule can use them. */
  named(environment: string): SopsServiceKey[] {
    return this.#rules.flatMap(({ exact, isEnvironment }) =>
      exact && isEnvironment(environment) && this.allows(environment, exact)
        ? [exact]
        : [],
    );
  }
}

/** Splits the pattern of a transit key at the last `/keys/`, because the path of the engine can contain slashes. */
function keyTest(type: SopsServiceKey['type'], pattern: string): Rule['isKey'] {
  if (type !== 'hc_vault') {
    const isName = compilePattern(pattern);
    return key => isName(keyName(key));
  }
  const at = pattern.lastIndexOf(KEYS);
  const isEngine = compilePattern(pattern.slice(0, at));
  const isName = compilePattern(pattern.slice(at + KEYS.length));
  return key =>
    key.type === 'hc_vault' &&
    isEngine(`${key.vault_address}/v1/${key.engine_path}`) &&
    isName(key.key_name);
}

/** The key that a text names; undefined if the text is a pattern or not the name of a key. */
function exactKey(
  type: SopsServiceKey['type'],
  text: string,
): SopsServiceKey | undefined {
  if (text.includes('*')) {
    return undefined;
  }
  const key = sopsServiceKeyOf(masterKeyOf(type, text));
  return key && parseSopsServiceKey(key);
}

function masterKeyOf(type: SopsServiceKey['type'], text: string): MasterKey {
  switch (type) {
    case 'kms':
      return { type, arn: text };
    case 'gcp_kms':
      return { type, resourceId: text };
    default: {
      const [, vaultAddress = '', enginePath = '', name = ''] =
        /^(https?:\/\/[^/]+)\/v1\/(.+)\/keys\/([^/]+)$/.exec(text) ?? [];
      return { type, vaultAddress, enginePath, keyName: name };
    }
  }
}
