import { ControlPlane } from '@floe/interop';
import { createHash } from 'node:crypto';
import {
  componentsOfService,
  serviceName,
  syncedExternalSecret,
} from '../secretsOfServices';

const resource = 'external-secrets.io/externalsecrets';
/** The number of objects that are created and written at once. */
const batch = 2_000;

type StoredSecret = ReturnType<typeof syncedExternalSecret>;

/**
 * ExternalSecrets in the form in which a real API server stores them, any
 * number of them.
 */
export class StoredSecrets {
  readonly #controlPlane: ControlPlane;
  readonly #sample: StoredSecret;
  readonly #namespaces: string[];
  readonly #services: number;

  private constructor(
    controlPlane: ControlPlane,
    sample: StoredSecret,
    /** One for each simulated cluster. */
    namespaces: string[],
    services: number,
  ) {
    this.#controlPlane = controlPlane;
    this.#sample = sample;
    this.#namespaces = namespaces;
    this.#services = services;
  }

  /**
   * Writes one through the API server, to see its stored form, and all others
   * like it.
   */
  static async fill(
    controlPlane: ControlPlane,
    namespaces: string[],
    services: number,
  ): Promise<StoredSecrets> {
    const api = controlPlane.admin;
    for (const name of namespaces) {
      await api.apply({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name },
      });
    }
    const sample = await sampleOf(controlPlane, namespaces[0]);
    const stored = new StoredSecrets(
      controlPlane,
      sample,
      namespaces,
      services,
    );
    await stored.write(
      Array.from({ length: services }, (_, service) => service),
      componentsOfService,
      new Date(),
    );
    return stored;
  }

  /**
   * Writes secrets of services as ESO leaves them after a refresh at the given
   * time.
   *
   * @param services - numbers of services, written in this order
   */
  async write(services: number[], components: string[], refreshedAt: Date) {
    const objects = services.flatMap(service =>
      components.map(component =>
        this.#secret(service, component, refreshedAt),
      ),
    );
    for (let start = 0; start < objects.length; start += batch) {
      await this.#controlPlane.putStored(
        resource,
        objects.slice(start, start + batch),
      );
    }
  }

  #secret(service: number, component: string, refreshedAt: Date) {
    const namespace =
      this.#namespaces[
        Math.floor((service * this.#namespaces.length) / this.#services)
      ];
    const made = syncedExternalSecret(
      namespace,
      serviceName(service),
      component,
    );
    const { metadata, status } = this.#sample;
    return {
      ...made,
      metadata: {
        ...metadata,
        ...made.metadata,
        uid: uidOf(made.metadata.name),
      },
      status: {
        ...status,
        ...made.status,
        refreshTime: refreshedAt.toISOString().replace(/\.\d+Z$/, 'Z'),
      },
    };
  }
}

/** The same for each version of an object. */
function uidOf(name: string): string {
  return createHash('sha256')
    .update(name)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

async function sampleOf(
  controlPlane: ControlPlane,
  namespace: string,
): Promise<StoredSecret> {
  const api = controlPlane.admin;
  const sample = syncedExternalSecret(namespace, 'sample', 'database');
  await api.create(sample);
  const path = await api.objectPath(sample);
  const { status, body } = await api.raw({
    method: 'PATCH',
    path: `${path}/status`,
    contentType: 'application/merge-patch+json',
    body: { status: sample.status },
  });
  if (status !== 200) {
    throw new Error(`The sample's status: ${status} ${body?.message}`);
  }
  await api.delete(sample);
  const { resourceVersion, ...metadata } = body.metadata;
  return { ...body, metadata };
}
