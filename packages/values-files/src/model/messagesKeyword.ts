/**
 * Keyword of a JSON schema with the messages of its other keywords, by their
 * names. Validators ignore it; code that reports a fault reads the message from
 * it.
 * @public
 */
export const MESSAGES = 'x-messages';
