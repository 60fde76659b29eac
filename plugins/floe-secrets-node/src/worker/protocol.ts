/** Key under which a worker thread finds the file of its functions. */
export const MARK = 'floeWorkerFunctionsOf';

export type WorkerMark = { [MARK]: string };

export type Call = { name: string; args: unknown[] };

/** A thread sends this when it starts a call. */
export type Begun = { begun: true };

/**
 * Results are sent as JSON, so that their objects are created in the calling
 * thread. Errors lose their class but keep their fields.
 */
export type Answer =
  | { json: string | undefined }
  | { error: { name: string; message: string } & Record<string, unknown> };
