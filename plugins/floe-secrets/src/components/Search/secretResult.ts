/** The type of documents that the search backend's module makes of secrets. */
export const SECRET_RESULT_TYPE = 'floe-secret';

/** Whether a result of the search is a secret. */
export const isSecretResult = ({ type }: { type: string }): boolean =>
  type === SECRET_RESULT_TYPE;
