const forbidden = /[\x00-\x20\x7f~^:?*[\\]|\.\.|@\{|\/\/|\/\.|\.lock(\/|$)/; // eslint-disable-line no-control-regex

/**
 * Whether Git accepts the name for a branch.
 * Source: the rules of `git check-ref-format --branch`.
 */
export function isBranchName(name: string): boolean {
  return (
    name.length > 0 &&
    name !== '@' &&
    name !== 'HEAD' &&
    !/^[-./]|[./]$/.test(name) &&
    !forbidden.test(name)
  );
}

/** Whether the text is a full object name: 40 hexadecimal digits. */
export function isObjectName(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
}
