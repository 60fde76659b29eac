import { MASK } from '../model/masking/mask';
import { describeCommand, NamedObject } from './commands';

/**
 * An operator's masked words, and where parts of them are withheld, the
 * command that shows them to users with access to the object.
 *
 * @param object - the object that the words are about, whose description holds them
 */
export function withNote(text: string, object: NamedObject): string {
  return text.includes(MASK)
    ? `${text} (text withheld; see it with \`${describeCommand(object)}\`)`
    : text;
}
