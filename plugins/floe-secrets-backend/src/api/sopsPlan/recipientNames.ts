import { looksLikeCredential } from '@floe/values-files';
import { plainText } from '../../model/masking/plainText';

const RECIPIENT =
  /age1[a-z0-9]{20,4000}|\bssh-(?:ed25519|rsa) AAAA[A-Za-z0-9+/]{60,2000}={0,2}|\b(?:[A-F0-9]{40}|[a-f0-9]{40})\b/g;
/** The comment of an SSH key, which usually names a person and a machine. */
const SSH_COMMENT = /\bssh-(?:ed25519|rsa) [A-Za-z0-9+/=]+ ([\w.@+-]{1,80})/;
const MAX_NAMES = 200;

/**
 * Names of the recipients of a `.sops.yaml`: a comment on the same line, a
 * comment alone on the line above, the name of an anchor (`- &alice age1…`), or
 * the comment of an SSH key.
 *
 * @returns names by recipient, without names that look like a credential
 */
export function recipientNames(text: string): Map<string, string> {
  const names = new Map<string, string>();
  const lines = text.split(/\r?\n/);
  lines.forEach((line, index) => {
    const [content, ...comment] = line.split(/(?:^|\s)#/);
    const recipients = content.match(RECIPIENT) ?? [];
    // A comment above several recipients is not the name of one.
    if (recipients.length !== 1 || names.size >= MAX_NAMES) {
      return;
    }
    const above = /^\s*#(.*)$/.exec(lines[index - 1] ?? '')?.[1];
    const anchor = /&([\w.-]{1,80})\s/.exec(content)?.[1];
    const name = plainText(
      (
        comment.join(' #') ||
        anchor ||
        SSH_COMMENT.exec(content)?.[1] ||
        above ||
        ''
      ).trim(),
      80,
    );
    if (name && !looksLikeCredential(name) && !name.match(RECIPIENT)) {
      names.set(recipients[0], name);
    }
  });
  return names;
}
