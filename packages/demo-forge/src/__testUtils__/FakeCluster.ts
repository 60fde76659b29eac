import express from 'express';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { ClusterAccess, KubernetesObject } from '../gitops/types';

const plurals = {
  ExternalSecret: 'externalsecrets',
  SealedSecret: 'sealedsecrets',
  Secret: 'secrets',
};

/**
 * The few paths of a Kubernetes API that GitOps calls. Apply replaces the
 * object, and keeps its resourceVersion if nothing differs.
 */
export class FakeCluster {
  readonly objects = new Map<string, KubernetesObject>();
  /** The requests to the API, for example `PATCH externalsecrets/a`. */
  readonly calls: string[] = [];
  /** Served versions by group. */
  served: Record<string, string[]> = {
    'external-secrets.io': ['v1'],
    'bitnami.com': ['v1alpha1'],
  };
  /** Answers applies of this name with 422. */
  invalidName?: string;
  #version = 1;
  #server?: Server;
  #port = 0;

  async start(): Promise<ClusterAccess> {
    const app = express();
    app.use(express.json({ type: 'application/apply-patch+yaml' }));
    app.use((request, response, next) =>
      request.header('authorization') === 'Bearer cluster-token'
        ? next()
        : response.status(401).json({ reason: 'Unauthorized', message: 'no' }),
    );
    app.get('/apis/:group', ({ params }, response) => {
      const versions = this.served[params.group];
      if (!versions) {
        response.status(404).json({ reason: 'NotFound', message: 'none' });
        return;
      }
      response.json({
        versions: versions.map(version => ({ version })),
        preferredVersion: { version: versions[0] },
      });
    });
    app.get(['/api/v1', '/apis/:group/:version'], ({ params }, response) => {
      const { group, version } = params as Record<string, string>;
      if (group && !this.served[group]?.includes(version)) {
        response.status(404).json({ reason: 'NotFound', message: 'none' });
        return;
      }
      const kinds = {
        'external-secrets.io': 'ExternalSecret',
        'bitnami.com': 'SealedSecret',
      } as const;
      const kind = kinds[group as keyof typeof kinds] ?? 'Secret';
      response.json({
        resources: [
          { name: `${plurals[kind]}/status`, kind, namespaced: true },
          { name: plurals[kind], kind, namespaced: true },
        ],
      });
    });
    const collection = [
      '/api/v1/namespaces/:namespace/:plural',
      '/apis/:group/:version/namespaces/:namespace/:plural',
    ];
    app.get(collection, ({ params }, response) => {
      response.json({
        items: this.all(`${params.namespace}/${params.plural}/`),
      });
    });
    app.use(
      collection.map(path => `${path}/:name`),
      (request, response) => {
        const { namespace, plural, name } = request.params;
        const key = `${namespace}/${plural}/${name}`;
        this.calls.push(`${request.method} ${plural}/${name}`);
        const existing = this.objects.get(key);
        if (request.method === 'PATCH') {
          if (name === this.invalidName) {
            response.status(422).json({
              reason: 'Invalid',
              message: `${name} is invalid: spec.target: Required value`,
            });
            return;
          }
          response.json(this.apply(key, request.body));
          return;
        }
        if (!existing) {
          response.status(404).json({ reason: 'NotFound', message: 'none' });
          return;
        }
        if (request.method === 'DELETE') {
          this.objects.delete(key);
        }
        response.json(existing);
      },
    );
    this.#server = createServer(app);
    await new Promise<void>(resolve =>
      this.#server!.listen(this.#port, '127.0.0.1', resolve),
    );
    this.#port = (this.#server.address() as AddressInfo).port;
    return { url: `http://127.0.0.1:${this.#port}`, token: 'cluster-token' };
  }

  /** Can also be temporary: `start` listens on the same port again. */
  async stop(): Promise<void> {
    const closed = new Promise(resolve => this.#server?.close(resolve));
    this.#server?.closeAllConnections();
    await closed;
  }

  all(prefix = ''): KubernetesObject[] {
    return [...this.objects]
      .filter(([key]) => key.startsWith(prefix))
      .map(([, object]) => object);
  }

  apply(key: string, object: KubernetesObject): KubernetesObject {
    const existing = this.objects.get(key);
    const resourceVersion = existing?.metadata.resourceVersion;
    const same =
      existing &&
      JSON.stringify(existing) ===
        JSON.stringify({
          ...object,
          metadata: { ...object.metadata, resourceVersion },
        });
    const stored = same
      ? existing
      : {
          ...object,
          metadata: {
            ...object.metadata,
            resourceVersion: String(this.#version++),
          },
        };
    this.objects.set(key, stored);
    return stored;
  }
}
