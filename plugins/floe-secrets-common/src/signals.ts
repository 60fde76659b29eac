/** The signals channel of the plugin. @public */
export const FLOE_SECRETS_CHANNEL = 'floe-secrets';

/**
 * What is sent to everybody who is signed in when something changed. The ids
 * are keyed hashes: only answers of the API say which ones concern them
 * (`signals`), so a receiver who may not read what changed cannot recognize it.
 * @public
 */
export type FloeSecretsSignal = {
  /** Ids of what changed, appeared or went. */
  ids: string[];
  /** More changed than is listed: ask again. */
  all?: boolean;
};
