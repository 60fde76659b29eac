import { DataChange } from './shared';

/**
 * Metadata of a Secret that no operator manages, or that belongs to a Helm
 * release.
 */
export type PlainSecretFacts = {
  type: 'plain-secret';
  /** Names of its keys, as far as `managedFields` has them. */
  keys: string[];
  /** Field managers of its data, for example `kubectl-create`. */
  writers: string[];
  changed: DataChange | null;
  helmRelease: { name: string; namespace: string } | null;
  /** It has no conditions. */
  ready: null;
};
