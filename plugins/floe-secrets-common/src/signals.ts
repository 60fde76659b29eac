/** The signals channel of the plugin. @public */
export const FLOE_SECRETS_CHANNEL = 'floe-secrets';

/**
 * A signal that is sent to all signed-in users when something changed. The ids
 * are keyed hashes, and API responses list those of their content (`signals`).
 * So a user who may not read a secret cannot recognize a signal about it.
 * @public
 */
export type FloeSecretsSignal = {
  /** Ids of what was changed, added or removed. */
  ids: string[];
  /** More changed than is listed: refetch everything. */
  all?: boolean;
};
