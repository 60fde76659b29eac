/** Under which a worker thread finds the file whose functions it serves. */
export const MARK = 'floeWorkerFunctionsOf';

export type WorkerMark = { [MARK]: string };

export type Call = { name: string; args: unknown[] };

/** A thread sends it when it begins with a call. */
export type Begun = { begun: true };

/**
 * A result is sent as JSON, so that its objects are made where they are used.
 * Errors lose their classes on the way; their fields are kept.
 */
export type Answer =
  | { json: string | undefined }
  | { error: { name: string; message: string } & Record<string, unknown> };
