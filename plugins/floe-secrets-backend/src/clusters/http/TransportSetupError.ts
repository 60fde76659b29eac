/**
 * A transport could not send a request, because its configuration is missing or
 * wrong. The message completes "The API server cannot be reached: …" and is fit
 * to be shown: it has nothing of credentials or of what other programs print.
 */
export class TransportSetupError extends Error {
  name = 'TransportSetupError' as const;
}
