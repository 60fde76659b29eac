import { DataChange } from './shared';

/** A Secret by its metadata, that nothing manages or that a Helm release holds. */
export type PlainSecretFacts = {
  type: 'plain-secret';
  /** Names of its keys, as far as `managedFields` show. */
  keys: string[];
  /** Field managers that wrote its data, for example `kubectl-create`. */
  writers: string[];
  changed: DataChange | null;
  helmRelease: { name: string; namespace: string } | null;
  /** It has no conditions. */
  ready: null;
};
