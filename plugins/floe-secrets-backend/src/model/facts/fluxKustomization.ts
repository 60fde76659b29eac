import { GenerationConditionFacts, ProducedSecret } from './shared';

/** A Flux Kustomization that decrypts, or has `spec.decryption`. */
export type FluxKustomizationFacts = {
  type: 'flux-kustomization';
  /** Unix times of the annotations that request a refresh. */
  forceSync?: string[];
  /**
   * The request that the last attempt answered; null if that attempt had
   * another reason.
   */
  handledForceSync: string | null;
  /** null: `spec.decryption` is not set. */
  decryption: {
    provider: string;
    /** Secret in the Kustomization's namespace that holds the keys. */
    keySecret: string | null;
  } | null;
  suspended: boolean;
  intervalSeconds: number | null;
  /** `spec.retryInterval`; without it Flux retries after the interval. */
  retryIntervalSeconds?: number | null;
  /** `spec.timeout`; null if it is not set. */
  timeoutSeconds?: number | null;
  /**
   * Whether Flux deletes the applied objects when the Kustomization is deleted.
   */
  deletesApplied?: boolean;
  path: string | null;
  /** `spec.targetNamespace` */
  targetNamespace: string | null;
  /** `spec.kubeConfig` is set: it applies everything to another cluster. */
  appliesElsewhere?: boolean;
  /** The Secrets of its inventory. */
  secrets: ProducedSecret[];
  /** Its inventory is there and has no object at all. */
  appliesNothing?: true;
  /** Generation of the last success; null if the last attempt failed. */
  observedGeneration: number | null;
  lastAppliedRevision: string | null;
  lastAttemptedRevision: string | null;
  /** When it last succeeded, by `status.history`. */
  lastAppliedAt: string | null;
  /**
   * When the last attempt that could build the manifests ended, by
   * `status.history`.
   */
  lastAttemptedAt?: string | null;
  /** Since when the applied content has been the same. */
  contentSince: string | null;
  ready: GenerationConditionFacts | null;
};
