import { MASK } from './mask';
import { plainText } from './plainText';
import { isShown } from './slots';

/**
 * The reason of a condition, an event or a response: a CamelCase word by the
 * rules of Kubernetes. Other text is withheld; other types become the empty
 * text.
 */
export function reasonOf(value: unknown): string {
  const text = plainText(value, 200);
  const isReason =
    /^(?:[A-Z](?:[A-Za-z0-9_,:]*[A-Za-z0-9_])?)?$/.test(text) && isShown(text);
  return isReason ? text : MASK;
}
