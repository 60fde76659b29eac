/** Error codes of Node.js, its HTTP parser and OpenSSL. */
const CODE =
  '(?:E[A-Z0-9]{3,20}|(?:ERR_TLS|ERR_SSL|ERR_INVALID|HPE|CERT|CRL|DEPTH_ZERO|HOSTNAME|INVALID|PATH_LENGTH|SELF_SIGNED|UNABLE_TO)_[A-Z0-9_]{2,60})';
const WHOLE_CODE = new RegExp(`^${CODE}$`);
const CODE_IN_TEXT = new RegExp(`\\b${CODE}\\b`);

/**
 * The code of a failed connection, such as ECONNREFUSED, if there is one. Error
 * messages of HTTP clients can quote headers and so a token, so only the code
 * is used.
 */
export function networkErrorCode(error: unknown): string | undefined {
  const { code, cause, message, name } = (error ?? {}) as {
    code?: unknown;
    cause?: unknown;
    message?: unknown;
    name?: unknown;
  };
  if (name === 'TimeoutError' || /^UND_ERR_\w+_TIMEOUT$/.test(String(code))) {
    return 'ETIMEDOUT';
  }
  if (typeof code === 'string' && WHOLE_CODE.test(code)) {
    return code;
  }
  if (cause) {
    // Codes of the HTTP client itself are less specific than those of their
    // cause.
    return networkErrorCode(cause);
  }
  return typeof message === 'string'
    ? CODE_IN_TEXT.exec(message)?.[0]
    : undefined;
}
