/** The document type of secrets in the search backend's index. */
export const SECRET_RESULT_TYPE = 'floe-secret';

/** Whether a search result is a secret. */
export const isSecretResult = ({ type }: { type: string }): boolean =>
  type === SECRET_RESULT_TYPE;
