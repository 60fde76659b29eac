/**
 * The part of a Kubernetes object's metadata that sealing carries over.
 *
 * @public
 */
export type ManifestMetadata = {
  name: string;
  namespace?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
};

/**
 * A Secret as parsed from YAML or JSON.
 *
 * @public
 */
export type SecretManifest = {
  apiVersion: 'v1';
  kind: 'Secret';
  metadata: ManifestMetadata;
  type?: string;
  immutable?: boolean;
  /** Values in base64. */
  data?: Record<string, string | null>;
  /** Values in clear text; a key here wins over the same key of `data`. */
  stringData?: Record<string, string>;
};

/**
 * A SealedSecret, ready to be written as YAML or JSON.
 *
 * @public
 */
export type SealedSecretManifest = {
  apiVersion: 'bitnami.com/v1alpha1';
  kind: 'SealedSecret';
  metadata: Omit<ManifestMetadata, 'labels' | 'finalizers'>;
  spec: {
    encryptedData: Record<string, string>;
    template: {
      metadata: ManifestMetadata;
      type?: string;
      immutable?: boolean;
    };
  };
};

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
