import { Verdict } from './verdict';

/** The known fields of a store. @public */
export type VaultEngine = {
  /** The key in `spec.provider`; null or left out if it is not known. */
  provider?: string | null;
  /**
   * `spec.provider.vault.path`: the mount of the engine; null if the store sets
   * none, left out if it is not known.
   */
  mountPath?: string | null;
  /** `spec.provider.vault.version`; v2 is the operator's default. */
  version?: string | null;
};

/**
 * The fault of a remote key that contains the `data/` of Vault's HTTP API. Its
 * cause is `works` if the operator reads the right path anyway, `added-twice`
 * if it adds the prefix to one that names an engine, and `folder` if the prefix
 * may be a folder of that name.
 * @public
 */
export interface DataPrefix
  extends Verdict<'works' | 'added-twice' | 'folder'> {
  /** Whether the operator reads the right path. */
  works: boolean;
  /**
   * Whether the prefix names an engine: that of the store, or `secret`, which
   * Vault creates by default. Otherwise it may be a folder of that name.
   */
  namesEngine: boolean;
  /** The key as it should be written. */
  suggestion: string;
}

/**
 * What the last attempt of the operator shows of a key: `refused` if it failed
 * and this key may be why, `other` if it succeeded or failed for another
 * reason.
 * @public
 */
export type KeyAttempt = 'refused' | 'other';

/** HashiCorp Vault, or OpenBao, which has the same API. @public */
export function isVault(provider: string | null | undefined): boolean {
  return provider === 'vault' || provider === 'openBao';
}

/**
 * Vault's client joins the path with its own, which normalises it (Go's
 * `path.Join`).
 */
const clean = (path: string) => path.split('/').filter(Boolean).join('/');

/**
 * The path that the operator requests from Vault's KV version 2: `buildPath` in
 * `provider/vault/client_get.go`.
 */
function requestedPath(key: string, mount: string | null): string {
  if (mount !== null) {
    const cut = `${mount}/`;
    const own = key.startsWith(cut) ? key.slice(cut.length) : key;
    const rest =
      own !== key && own.startsWith('data/') ? own.slice('data/'.length) : own;
    return clean(`${mount}/data/${rest}`);
  }
  if (key.includes('/data/')) {
    return clean(key);
  }
  const [engine, ...rest] = key.split('/');
  return clean([engine, 'data', ...rest].join('/'));
}

/** The key without the prefix of the HTTP API, and the engine that the prefix names. */
function splitPrefix(key: string, mount: string | null) {
  const path = clean(key).replace(/^v1\/(?=(?:.+\/)?data\/.)/, '');
  const own = mount ? `${clean(mount)}/data/` : undefined;
  if (own && path.startsWith(own) && path.length > own.length) {
    return { engine: clean(mount!), rest: path.slice(own.length) };
  }
  const match = /^(?:([^/]+)\/)?data\/(.+)$/.exec(path);
  return match ? { engine: match[1] ?? null, rest: match[2] } : undefined;
}

type Prefix = Pick<DataPrefix, 'works' | 'namesEngine' | 'suggestion'>;

function prefixOf(
  key: string,
  { mountPath, provider, version }: VaultEngine,
): Prefix | undefined {
  if (version === 'v1' || (provider && !isVault(provider))) {
    return undefined;
  }
  const mount = mountPath || null;
  const found = splitPrefix(key, mount);
  if (!found) {
    return undefined;
  }
  const { engine, rest } = found;
  if (mountPath === undefined) {
    // Only the usual name of the engine distinguishes the prefix from a
    // folder.
    return engine === 'secret'
      ? { works: false, namesEngine: true, suggestion: rest }
      : undefined;
  }
  if (!mount) {
    // The key begins with the mount; `data/x` is `x` in a mount called data.
    const meant = engine && `${engine}/data/${rest}`;
    const suggestion = `${engine}/${rest}`;
    return meant && requestedPath(suggestion, null) === meant
      ? {
          works: requestedPath(key, null) === meant,
          namesEngine: true,
          suggestion,
        }
      : undefined;
  }
  const meant = `${clean(mount)}/data/${rest}`;
  return {
    works: requestedPath(key, mount) === meant,
    namesEngine: engine === clean(mount) || engine === 'secret',
    suggestion:
      requestedPath(rest, mount) === meant ? rest : `${clean(mount)}/${rest}`,
  };
}

/**
 * Whether a remote key contains the `<mount>/data/` of Vault's HTTP API. For KV
 * version 2, the operator adds the prefix itself. It removes the prefix from a
 * key only if it equals the store's mount; otherwise it requests a path that
 * does not exist. KV version 1 has no such prefix: `data` is an ordinary
 * folder. Other providers have none either.
 *
 * It is an error if the operator has refused the key, or has not tried it yet
 * and the prefix names an engine; a warning if it works or may be a folder.
 *
 * @param attempt - left out if the operator has not tried the key
 * @public
 */
export function vaultPathHasDataPrefix(
  key: string,
  engine: VaultEngine,
  attempt?: KeyAttempt,
): DataPrefix | undefined {
  const found = prefixOf(key, engine);
  if (!found) {
    return undefined;
  }
  const { namesEngine, works } = found;
  const isKnown = isVault(engine.provider);
  const breaks =
    attempt === 'refused' || (attempt === undefined && namesEngine);
  const whyBroken = namesEngine ? 'added-twice' : 'folder';
  return {
    ...found,
    cause: works ? 'works' : whyBroken,
    severity: isKnown && !works && breaks ? 'error' : 'warning',
    confidence: isKnown && works ? 'proven' : 'likely',
  };
}
