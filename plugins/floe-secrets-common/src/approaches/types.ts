import { Approach, Cluster, Store } from '../model/types';

/** What a person answered about the service; an open question is left out. @public */
export interface ApproachAnswers {
  /** The organisation keeps its secrets in a secret manager. */
  centralSecretManager?: boolean;
  /** Values must rotate without a person. */
  automaticRotation?: boolean;
  /** Reads of a value must be recorded. */
  auditTrail?: boolean;
  /** Other teams use the same secrets. */
  sharedSecrets?: boolean;
  /** The service runs on several clouds. */
  multiCloud?: boolean;
  /** The CI pipeline needs the decrypted values. */
  valuesInPipeline?: boolean;
}

/** What an approach is evaluated from. @public */
export interface ApproachFacts {
  environment: {
    name: string;
    production: boolean;
    /** Whether nothing says so: it is treated as a production environment. */
    productionAssumed?: boolean;
    /** Whether plain Kubernetes Secrets are allowed. */
    plainSecrets: boolean;
  };
  /** What the cluster really has; left out where it is not known. */
  cluster?: Pick<Cluster, 'name' | 'approaches'>;
  /** The stores that the service's namespace may use; left out where they are not known. */
  stores?: readonly Pick<Store, 'kind' | 'name' | 'provider' | 'ready'>[];
  /** How many secrets of this service come by each approach in this environment. */
  inUse?: Partial<Record<Approach, number>>;
  answers?: ApproachAnswers;
  /** What the chart renders for ExternalSecrets; that of version 0.1.0 if left out. */
  externalSecretsApiVersion?: string;
}

/** Why an approach suits. @public */
export interface ApproachReason {
  text: string;
  /** Where it is known from. */
  source: 'guide' | 'policy' | 'cluster' | 'service' | 'answers';
}

/** What stands against an approach. @public */
export interface ApproachObstacle extends ApproachReason {
  /** Whether it cannot work before this is out of the way. */
  blocking: boolean;
  /** What a person can do about it. */
  remedy?: string;
}

/** How well an approach suits. @public */
export interface ApproachRecommendation {
  approach: Approach;
  /** Nothing blocks it. */
  fits: boolean;
  /** The one to choose; at most one is. */
  recommended: boolean;
  reasons: ApproachReason[];
  obstacles: ApproachObstacle[];
}

/** One thing that speaks for or against an approach, and how much. */
export type Assessment = { weight: number } & (
  | { reason: ApproachReason }
  | { obstacle: ApproachObstacle }
);
