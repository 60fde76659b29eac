/**
 * The description of a pull request that several edits share has a section for
 * each edit. Link definitions mark it; no host that renders Markdown shows
 * them.
 */
const MARK = /^\[\/\/\]: # \(floe-secrets:([A-Za-z0-9-]{1,64})\)$/;
const END = '[//]: # (floe-secrets:end)';

const TRAILER = 'Floe-Secrets-Edit';

/** The description of one edit, marked with its id. */
export function section(editId: string, text: string): string {
  return `[//]: # (floe-secrets:${editId})\n\n${text.trim()}\n\n${END}`;
}

/**
 * Replaces or adds the section of an edit, and keeps the text around the
 * sections.
 */
export function withSection(
  whole: string,
  editId: string,
  text: string,
): string {
  const lines = whole.split(/\r?\n/);
  const start = lines.findIndex(line => MARK.exec(line)?.[1] === editId);
  const end = start < 0 ? -1 : lines.indexOf(END, start);
  if (end < 0) {
    return [whole.trim(), section(editId, text)].filter(Boolean).join('\n\n');
  }
  return [
    ...lines.slice(0, start),
    section(editId, text),
    ...lines.slice(end + 1),
  ].join('\n');
}

/** Whether a description has the section of this edit and no other. */
export function isOnlyEdit(whole: string, editId: string): boolean {
  const ids = whole
    .split(/\r?\n/)
    .flatMap(line => MARK.exec(line)?.[1] ?? [])
    .filter(id => id !== 'end');
  return ids.length === 1 && ids[0] === editId;
}

/** The commit message, with a trailer that has the id of the edit. */
export function commitMessage(subject: string, editId: string): string {
  return `${subject}\n\n${TRAILER}: ${editId}\n`;
}

/** The id of the edit that made a commit; undefined if the commit has none. */
export function editOf(message: string): string | undefined {
  return message.match(
    new RegExp(`^${TRAILER}: ([A-Za-z0-9-]{1,64})\\s*$`, 'm'),
  )?.[1];
}
