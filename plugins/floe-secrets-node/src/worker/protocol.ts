/** Under which a worker thread finds the file whose functions it serves. */
export const MARK = 'floeWorkerFunctionsOf';

export type WorkerMark = { [MARK]: string };

export type Call = { name: string; args: unknown[] };

/** Errors lose their classes on the way; their fields are kept. */
export type Answer =
  | { value: unknown }
  | { error: { name: string; message: string } & Record<string, unknown> };
