import { MASK } from '../model/masking/mask';
import { describeCommand, NamedObject } from './commands';

/**
 * An operator's masked message and, if parts of it are withheld, the command
 * that shows it to users with access to the object.
 *
 * @param object - the object of the message, whose description has it
 */
export function withNote(text: string, object: NamedObject): string {
  return text.includes(MASK)
    ? `${text} (text withheld; see it with \`${describeCommand(object)}\`)`
    : text;
}
