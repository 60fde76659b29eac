/** An entry of an APIResourceList. */
type ApiResource = {
  name: string;
  kind: string;
  namespaced: boolean;
};

/** The fields that determine the path of an object, or of its collection. */
type Reference = {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
};

/**
 * The paths of objects in a Kubernetes API, by discovery: a version that is not
 * served has none, as for `kubectl`.
 */
export class ResourcePaths {
  readonly #read: (
    path: string,
  ) => Promise<{ resources: ApiResource[] } | undefined>;
  /** Only successful results: a kind that is not served yet may be served later. */
  readonly #found = new Map<string, ApiResource>();

  /**
   * @param read - reads an APIResourceList; undefined if there is no such
   * group and version
   */
  constructor(
    read: (path: string) => Promise<{ resources: ApiResource[] } | undefined>,
  ) {
    this.#read = read;
  }

  /** Whether the API serves the kind in exactly this version. */
  async serves(apiVersion: string, kind: string): Promise<boolean> {
    return Boolean(await this.#find(apiVersion, kind));
  }

  /**
   * The path of the collection that contains an object; of all namespaces if
   * none is named. Undefined if the kind is not served.
   */
  async collection({
    apiVersion,
    kind,
    metadata: { namespace },
  }: Reference): Promise<string | undefined> {
    const resource = await this.#find(apiVersion, kind);
    const scope =
      resource?.namespaced && namespace ? `/namespaces/${namespace}` : '';
    return resource && `${groupPath(apiVersion)}${scope}/${resource.name}`;
  }

  /** The path of an object; undefined if its kind is not served. */
  async object(reference: Reference): Promise<string | undefined> {
    const collection = await this.collection(reference);
    return collection && `${collection}/${reference.metadata.name}`;
  }

  async #find(
    apiVersion: string,
    kind: string,
  ): Promise<ApiResource | undefined> {
    const key = `${apiVersion} ${kind}`;
    const known = this.#found.get(key);
    if (known) {
      return known;
    }
    const list = await this.#read(groupPath(apiVersion));
    // A subresource such as `pods/eviction` has its own kind or that of its
    // parent.
    const found = list?.resources.find(
      resource => resource.kind === kind && !resource.name.includes('/'),
    );
    if (found) {
      this.#found.set(key, found);
    }
    return found;
  }
}

function groupPath(apiVersion: string): string {
  return apiVersion.includes('/')
    ? `/apis/${apiVersion}`
    : `/api/${apiVersion}`;
}
