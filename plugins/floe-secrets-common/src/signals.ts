/** The signals channel of the plugin. @public */
export const FLOE_SECRETS_CHANNEL = 'floe-secrets';

/**
 * What is sent when something changed in a cluster: ids only, so that a
 * receiver who may not read them learns nothing more.
 * @public
 */
export type FloeSecretsSignal = {
  /** Ids of managed secrets that changed, appeared or went. */
  secretIds: string[];
  /** Ids of changes (pull requests) that moved. */
  changeIds: string[];
  /** Names of clusters whose reachability changed. */
  clusters: string[];
  /** More changed than is listed: ask anew. */
  all?: boolean;
};
