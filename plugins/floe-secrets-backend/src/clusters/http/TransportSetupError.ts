/**
 * A transport could not send a request, because its configuration is missing or
 * wrong. The message completes "The API server cannot be reached: …" and may be
 * shown: it contains neither credentials nor output of other programs.
 */
export class TransportSetupError extends Error {
  name = 'TransportSetupError' as const;
}
