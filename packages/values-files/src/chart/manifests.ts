/** Metadata that the chart renders. @public */
export type ChartObjectMetadata = {
  name: string;
  namespace: string;
  labels: Record<string, string>;
  annotations?: Record<string, string>;
};

/** @public */
export type ExternalSecretManifest = {
  apiVersion: string;
  kind: 'ExternalSecret';
  metadata: ChartObjectMetadata;
  spec: {
    refreshInterval: string;
    secretStoreRef: { name: string; kind: string };
    target: {
      name: string;
      creationPolicy: string;
      template?: { engineVersion: 'v2'; data?: Record<string, string> };
    };
    data: {
      secretKey: string;
      remoteRef: { key: string; property?: string };
    }[];
  };
};

/** @public */
export type SealedSecretManifest = {
  apiVersion: 'bitnami.com/v1alpha1';
  kind: 'SealedSecret';
  metadata: ChartObjectMetadata;
  spec: {
    encryptedData: Record<string, string>;
    template: { metadata: Omit<ChartObjectMetadata, 'annotations'> };
  };
};

/**
 * A Secret from values that SOPS decrypted at deploy time. It holds values in
 * clear text: never store, log or send it.
 * @public
 */
export type PlainSecretManifest = {
  apiVersion: 'v1';
  kind: 'Secret';
  metadata: ChartObjectMetadata;
  type: 'Opaque';
  stringData: Record<string, string>;
};

/** An object that the chart renders for a secret. @public */
export type ChartSecretManifest =
  | ExternalSecretManifest
  | SealedSecretManifest
  | PlainSecretManifest;
