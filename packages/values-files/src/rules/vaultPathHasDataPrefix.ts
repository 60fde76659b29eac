/** The known fields of a Vault store. @public */
export type VaultEngine = {
  /**
   * `spec.provider.vault.path`: the mount of the engine; null if the store sets
   * none, left out if it is not known.
   */
  mountPath?: string | null;
  /** `spec.provider.vault.version`; v2 is the operator's default. */
  version?: string | null;
};

/** The fault of a remote key that contains the `data/` of Vault's HTTP API. @public */
export type DataPrefix = {
  /** Whether the operator reads the right path all the same. */
  works: boolean;
  /**
   * Whether the prefix names an engine: that of the store, or `secret`, which
   * Vault creates by default. Otherwise it may be a folder of that name.
   */
  namesEngine: boolean;
  /** The key as it should be written. */
  suggestion: string;
};

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

/**
 * Whether a remote key contains the `<mount>/data/` of Vault's HTTP API. For KV
 * version 2, the operator adds the prefix itself. It removes the prefix from a
 * key only if it equals the store's mount; otherwise it requests a path that
 * does not exist. KV version 1 has no such prefix: `data` is an ordinary
 * folder.
 * @public
 */
export function vaultPathHasDataPrefix(
  key: string,
  { mountPath, version }: VaultEngine,
): DataPrefix | undefined {
  if (version === 'v1') {
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
