import { LabelSelector } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedSecret } from '../../model/observed';

/** Name patterns of a place, in which `*` stands for any text; both must match. */
export type PlacePattern = { cluster: string; namespace: string };

/** Objects that belong to a catalog entity: by their labels, in one place or in any. */
export type LabelScope = {
  /** null: any cluster */
  cluster: string | null;
  /** null: any namespace */
  namespace: string | null;
  selector: LabelSelector;
  /** Only objects in one of these places, or that apply to one; null or undefined: in any. */
  within?: PlacePattern[] | null;
};

/**
 * A condition on managed secrets that the database decides, exactly: no
 * secret passes that should not, and none is left out that should pass.
 */
export type SecretCriteria =
  | { allOf: SecretCriteria[] }
  | { anyOf: SecretCriteria[] }
  | { not: SecretCriteria }
  | { field: 'cluster' | 'namespace' | 'kind'; values: string[] }
  /** All clusters from one to another, in the order of the database. */
  | { fromCluster: string; toCluster: string }
  /** Name patterns, any of which may match; `*` stands for any text. */
  | { field: 'cluster' | 'namespace'; patterns: string[] }
  /** The name, the namespace, the target's name, a remote key or a property contains this text, which is in lower case. */
  | { contains: string }
  | { ids: string[] }
  /** It refers to a store of this kind and name. */
  | { store: { kind: string; name: string } }
  /** It refers to a store of one of these providers, the keys in `spec.provider`. */
  | { providers: string[] }
  | { anyScope: LabelScope[] }
  /** In none of the scopes of `hidden`, or in one of `seen` as well. */
  | {
      hidden: LabelScope[];
      seen: LabelScope[];
      /** Tells the same by a look at a secret. */
      check?: (secret: ObservedSecret) => boolean;
    };
