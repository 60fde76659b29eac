/** An entry of an APIResourceList. */
interface ApiResource {
  name: string;
  kind: string;
  namespaced: boolean;
}

/** What says where an object is, or its collection. */
interface Reference {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
}

/**
 * The paths of objects in a Kubernetes API, by discovery: a version that is not
 * served has none, as for `kubectl`.
 */
export class ResourcePaths {
  readonly #read: (
    path: string,
  ) => Promise<{ resources: ApiResource[] } | undefined>;
  /** Only of what was found: what is not served yet may be later. */
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

  /** Whether the API serves the kind in just this version. */
  async serves(apiVersion: string, kind: string): Promise<boolean> {
    return Boolean(await this.#find(apiVersion, kind));
  }

  /**
   * The path of the collection to which an object belongs; that of all
   * namespaces where none is named. Undefined where the kind is not served.
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
    // A subresource such as `pods/eviction` has a kind of its own or its parent's.
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
