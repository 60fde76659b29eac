import {
  EntitySecrets,
  Service,
  ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';

/** The form's description of the service that the tests write for. */
export const service: ServiceFieldValue = {
  entityRef: 'component:default/orders-lakehouse',
  environment: 'prod',
  cluster: 'eu-1',
  namespace: 'floe-orders',
  release: 'orders-lakehouse',
  fullname: 'orders-lakehouse-floe-dagster',
  repoUrl: 'github.com?owner=acme&repo=orders-lakehouse',
  valuesPath: 'deploy/values-prod.yaml',
};

/** The backend's description of it. */
export const knownService: Service = {
  entityRef: service.entityRef,
  release: service.release,
  fullname: service.fullname,
  namespace: service.namespace,
  repoUrl: 'github.com?repo=orders-lakehouse&owner=acme',
  sourceLocation: 'https://github.com/acme/orders-lakehouse/tree/main/',
  valuesPath: 'deploy/values-{environment}.yaml',
  environments: [
    {
      name: 'prod',
      cluster: 'eu-1',
      namespace: 'floe-orders',
      valuesPath: 'deploy/values-prod.yaml',
      policy: { production: true, plainSecrets: false },
    },
  ],
  matched: { by: 'release', problem: null },
};

export function entitySecrets(fields: Partial<Service> = {}): EntitySecrets {
  return {
    items: [],
    changes: [],
    clusters: [],
    service: { ...knownService, ...fields },
  };
}

/**
 * A text with the form of a ciphertext for a key of 4096 bits. No key decrypts
 * it.
 */
export const sealedText = Buffer.from([
  2,
  0,
  ...Array.from({ length: 512 + 24 }, (_, index) => (index * 17 + 7) % 256),
]).toString('base64');
