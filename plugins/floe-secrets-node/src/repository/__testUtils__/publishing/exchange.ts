/** What a host is asked for and answers, by method and path, while a change is published. */
export type Exchange = {
  /** Answers to what is read: on the target, on the branch where it is there, of an open request. */
  reads(scene: Scene): Record<string, unknown>;
  /** Writes of a new request, and of one more edit, each with fields of its body and the answer. */
  opens: Write[];
  updates: Write[];
  /** Writes that ask a reviewer and set a label. */
  adds: Write[];
  addReads?: Record<string, unknown>;
};

export type Write = [request: string, body: unknown, answer: unknown];

export type Scene = {
  /** Content of the file on the branch; undefined if there is no branch. */
  onBranch?: string;
  /** Message of the last commit that touched it there. */
  message?: string;
  /** Text of the open request; undefined if there is none. */
  text?: string;
  /** Of Gerrit: who uploaded the newest patch set. */
  isOwn?: boolean;
};

export const FILE = 'deploy/values.yaml';
export const BEFORE = 'a: 1\n';
export const BASE = 'b'.repeat(40);
export const TIP = 'c'.repeat(40);
export const NEW = 'd'.repeat(40);
export const TREE = 'e'.repeat(40);
export const REVIEWER = 'kim';
export const base64 = (text: string) => Buffer.from(text).toString('base64');
export const enc = encodeURIComponent;
export const AFTER64 = base64('a: 2\n');
export const message = expect.stringMatching(
  /^Add secrets\n\nFloe-Secrets-Edit: task-\d\n$/,
);
export const text = (part: string) => expect.stringContaining(part);

/** Leaves out what a scene does not have. */
export function given(
  entries: Record<string, unknown>,
  when: unknown,
): Record<string, unknown> {
  return when === undefined ? {} : entries;
}
