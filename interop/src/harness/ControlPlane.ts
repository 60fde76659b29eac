import { readFileSync, writeFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { KubernetesApi, KubernetesConnection } from './KubernetesApi';
import { KubernetesObject } from './kubernetesObject';
import { throughSlowNetwork } from './slowNetwork';
import { waitFor } from './waitFor';
import { Workspace } from './Workspace';

/** etcd accepts 128 operations in a transaction. */
const TXN_OPERATIONS = 100;

/**
 * A real Kubernetes API server with etcd, on loopback ports. There is no
 * controller manager: deleted namespaces stay, and only `startGarbageCollector`
 * collects dependents by their ownerReferences.
 */
export class ControlPlane {
  readonly admin: KubernetesApi;

  readonly #apiServer: ApiServerProcess;
  readonly #etcdUrl: string;

  constructor(
    readonly workspace: Workspace,
    /** As a member of `system:masters`. */
    readonly connection: KubernetesConnection & { token: string; ca: string },
    /** PEM of the server's self-signed certificate. */
    readonly certificateFile: string,
    /** PEM of its private key. */
    readonly keyFile: string,
    apiServer: ApiServerProcess,
    /** Base URL of etcd's JSON gateway. */
    etcdUrl: string,
  ) {
    this.#apiServer = apiServer;
    this.#etcdUrl = etcdUrl;
    this.admin = new KubernetesApi(connection);
  }

  /** Stops the API server, so that the cluster cannot be reached; its data stays. */
  async takeDown(): Promise<void> {
    await this.#apiServer.stop();
  }

  /** Kills the API server, whatever it is doing. */
  async kill(): Promise<void> {
    await this.#apiServer.kill();
  }

  /** Starts the API server again, at the same address. */
  async bringBack(): Promise<void> {
    await this.#apiServer.start();
  }

  /**
   * Makes etcd compact all older revisions, as the API server does every five
   * minutes.
   */
  async compact(): Promise<void> {
    const status = await this.#etcd('maintenance/status', {});
    await this.#etcd('kv/compaction', {
      revision: status.header.revision,
      physical: true,
    });
  }

  /**
   * Writes custom resources directly into etcd, so that many are created at
   * once; the API server lists and watches them like any other. An object must
   * be in the stored form of the API server: complete, with a uid, and without
   * a resourceVersion.
   *
   * @param resource - `<group>/<plural>`
   */
  async putStored(
    resource: string,
    objects: KubernetesObject[],
  ): Promise<void> {
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    for (let start = 0; start < objects.length; start += TXN_OPERATIONS) {
      await this.#etcd('kv/txn', {
        success: objects
          .slice(start, start + TXN_OPERATIONS)
          .map(({ metadata, ...rest }) => ({
            requestPut: {
              key: base64(
                `/registry/${resource}/${metadata.namespace}/${metadata.name}`,
              ),
              value: base64(JSON.stringify({ ...rest, metadata })),
            },
          })),
      });
    }
  }

  async #etcd(path: string, body: object): Promise<any> {
    const response = await fetch(`${this.#etcdUrl}/v3/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`etcd ${path}: HTTP ${response.status}`);
    }
    return await response.json();
  }

  /** Writes a kubeconfig for the administrator, or for a token, and returns its path. */
  writeKubeconfig(name: string, token = this.connection.token): string {
    const path = this.workspace.path(`${name}.kubeconfig`);
    const { url, ca } = this.connection;
    // JSON is YAML, and needs no quoting rules.
    writeFileSync(
      path,
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Config',
        'current-context': name,
        contexts: [{ name, context: { cluster: name, user: name } }],
        clusters: [
          {
            name,
            cluster: {
              server: url,
              'certificate-authority-data': Buffer.from(ca).toString('base64'),
            },
          },
        ],
        users: [{ name, user: { token } }],
      }),
      { mode: 0o600 },
    );
    return path;
  }

  /**
   * Applies objects in order; after a definition of a kind, it waits until the
   * kind is served.
   */
  async apply(objects: KubernetesObject[]): Promise<void> {
    const definitions = objects.filter(
      object => object.kind === 'CustomResourceDefinition',
    );
    for (const object of objects) {
      await this.admin.apply(object);
    }
    for (const { metadata, spec } of definitions) {
      const { group, names, versions } = spec!;
      const { name } = versions.find(
        (version: { served: boolean }) => version.served,
      );
      await waitFor(
        async () => {
          // Answers 404 first, and then 429 for a while.
          const { status } = await this.admin.raw({
            path: `/apis/${group}/${name}/${names.plural}`,
          });
          return status === 200;
        },
        { what: `${metadata.name} to be served` },
      );
    }
  }

  /** Applies the objects of YAML files in order, the namespaces that they name first. */
  async applyFiles(...paths: string[]): Promise<void> {
    const objects = paths.flatMap(path =>
      parseAllDocuments(readFileSync(path, 'utf8')).map(document =>
        document.toJS(),
      ),
    );
    const namespaces = new Set(
      objects.flatMap(object => object.metadata.namespace ?? []),
    );
    for (const name of namespaces) {
      await this.admin.apply({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name },
      });
    }
    await this.apply(objects);
  }

  /**
   * The API for the portal: with the service account of the documented RBAC.
   *
   * @param server - what the portal connects to; the API server itself by default
   */
  async portalConnection(
    server: Pick<ControlPlane['connection'], 'url' | 'ca'> = this.connection,
  ): Promise<ControlPlane['connection']> {
    const token = await this.serviceAccountToken('backstage', 'floe-secrets');
    return throughSlowNetwork({ ...server, token }, stop =>
      this.workspace.onClose(stop),
    );
  }

  /**
   * A token of a service account, valid for an hour, like that of a pod. Its
   * holder has only the rights that RBAC objects grant.
   */
  async serviceAccountToken(namespace: string, name: string): Promise<string> {
    const { status, body } = await this.admin.raw({
      method: 'POST',
      path: `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`,
      body: {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        spec: { expirationSeconds: 3600 },
      },
    });
    if (status !== 201) {
      throw new Error(`No token for ${namespace}/${name}: ${body.message}`);
    }
    return body.status.token;
  }
}

/** The API server, which can be stopped and started again. */
export type ApiServerProcess = {
  start(): Promise<void>;
  stop(): Promise<void>;
  kill(): Promise<void>;
};
