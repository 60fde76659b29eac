import { LabelSelector } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedSecret } from '../../model/observed';

/** Name patterns of a place, with the wildcard `*`; both must match. */
export type PlacePattern = { cluster: string; namespace: string };

/** The objects of a catalog entity: by their labels, in one place or in any. */
export type LabelScope = {
  /** null: any cluster */
  cluster: string | null;
  /** null: any namespace */
  namespace: string | null;
  selector: LabelSelector;
  /**
   * Only objects in one of these places, or whose target namespace is one; null
   * or undefined: any.
   */
  within?: PlacePattern[] | null;
};

/**
 * A condition on managed secrets that the database evaluates exactly, without
 * false positives or negatives.
 */
export type SecretCriteria =
  | { allOf: SecretCriteria[] }
  | { anyOf: SecretCriteria[] }
  | { not: SecretCriteria }
  | { field: 'cluster' | 'namespace' | 'kind'; values: string[] }
  /** All clusters between two names, in the order of the database. */
  | { fromCluster: string; toCluster: string }
  /** Name patterns with the wildcard `*`, one of which must match. */
  | { field: 'cluster' | 'namespace'; patterns: string[] }
  /**
   * The name, the namespace, the target's name, a remote key or a property
   * contains this text, in lower case.
   */
  | { contains: string }
  | { ids: string[] }
  /** It refers to a store of this kind and name. */
  | { store: { kind: string; name: string } }
  /** It refers to a store of one of these providers, the keys in `spec.provider`. */
  | { providers: string[] }
  | { anyScope: LabelScope[] }
  /** In none of the scopes of `hidden`, unless in one of `seen`. */
  | {
      hidden: LabelScope[];
      seen: LabelScope[];
      /** Evaluates the same condition for one secret in memory. */
      check?: (secret: ObservedSecret) => boolean;
    };
