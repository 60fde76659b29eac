/**
 * Faults of a pasted or fetched certificate.
 * @public
 */
export type CertificateErrorCode =
  | 'empty'
  | 'too-large'
  | 'private-key'
  | 'public-key'
  | 'not-pem'
  | 'malformed'
  | 'not-rsa'
  | 'unsupported-key'
  | 'expired'
  | 'not-yet-valid';

/**
 * Why a value or a Secret cannot be sealed.
 * @public
 */
export type SealingErrorCode =
  | 'required'
  | 'invalid-name'
  | 'invalid-namespace'
  | 'invalid-scope'
  | 'invalid-key'
  | 'invalid-value'
  | 'value-too-large'
  | 'not-a-secret'
  | 'not-a-sealed-secret'
  | 'no-data'
  | 'web-crypto-unavailable';

/**
 * A certificate that cannot be read or must not be used for sealing. The
 * message gives advice and does not quote the input, which may be a private
 * key.
 *
 * @public
 */
export class CertificateError extends Error {
  /** The cause, for programs. */
  readonly code: CertificateErrorCode;

  constructor(code: CertificateErrorCode, message: string) {
    super(message);
    this.name = 'CertificateError';
    this.code = code;
  }
}

/**
 * A value or a manifest that cannot be sealed or read. The message never quotes a value.
 *
 * @public
 */
export class SealingError extends Error {
  /** The cause, for programs. */
  readonly code: SealingErrorCode;
  /** The place in the input, such as `namespace` or `stringData["password"]`. */
  readonly field: string;

  constructor(code: SealingErrorCode, field: string, message: string) {
    super(message);
    this.name = 'SealingError';
    this.code = code;
    this.field = field;
  }
}
