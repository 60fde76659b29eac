import { Approach, Cluster, Store } from '../model/types';

/**
 *  The user's answers about the service; unanswered questions are left out.
 *  @public
 */
export type ApproachAnswers = {
  /** The organisation keeps its secrets in a secret manager. */
  centralSecretManager?: boolean;
  /** Values must rotate automatically. */
  automaticRotation?: boolean;
  /** Reads of a value must be recorded. */
  auditTrail?: boolean;
  /** Other teams use the same secrets. */
  sharedSecrets?: boolean;
  /** The service runs on several clouds. */
  multiCloud?: boolean;
  /** The CI pipeline needs the decrypted values. */
  valuesInPipeline?: boolean;
};

/** The input of the recommendation. @public */
export type ApproachFacts = {
  environment: {
    name: string;
    production: boolean;
    /**
     * Whether the kind of environment is not configured. It then counts as
     * production.
     */
    productionAssumed?: boolean;
    /** Whether plain Kubernetes Secrets are allowed. */
    plainSecrets: boolean;
  };
  /** What is installed in the cluster; left out if unknown. */
  cluster?: Pick<Cluster, 'name' | 'approaches'>;
  /** The stores that the service's namespace may use; left out if unknown. */
  stores?: readonly Pick<Store, 'kind' | 'name' | 'provider' | 'ready'>[];
  /** Number of this service's secrets in this environment, by approach. */
  inUse?: Partial<Record<Approach, number>>;
  answers?: ApproachAnswers;
  /**
   * The API version that the chart renders for ExternalSecrets; by default that
   * of version 0.1.0.
   */
  externalSecretsApiVersion?: string;
};

/** Why an approach suits. @public */
export type ApproachReason = {
  text: string;
  /** Where it is known from. */
  source: 'guide' | 'policy' | 'cluster' | 'service' | 'answers';
};

/** An argument against an approach. @public */
export type ApproachObstacle = ApproachReason & {
  /** Whether the approach cannot work until this is solved. */
  blocking: boolean;
  /** What the user can do about it. */
  remedy?: string;
};

/** How well an approach suits. @public */
export type ApproachRecommendation = {
  approach: Approach;
  /** Nothing blocks it. */
  fits: boolean;
  /** The recommended approach; at most one is. */
  recommended: boolean;
  reasons: ApproachReason[];
  obstacles: ApproachObstacle[];
};

/** One argument for or against an approach, with its weight. */
export type Assessment = { weight: number } & (
  | { reason: ApproachReason }
  | { obstacle: ApproachObstacle }
);
