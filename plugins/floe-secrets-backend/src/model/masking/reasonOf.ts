import { MASK } from './mask';
import { plainText } from './plainText';

/**
 * The reason of a condition, an event or an answer: a word for programs by
 * the rules of Kubernetes. Text that is none is withheld; what is not a text is
 * the empty one.
 */
export function reasonOf(value: unknown): string {
  const text = plainText(value, 200);
  return /^(?:[A-Za-z](?:[A-Za-z0-9_,:]*[A-Za-z0-9_])?)?$/.test(text)
    ? text
    : MASK;
}
