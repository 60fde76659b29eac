import { MASK } from './mask';
import { isShown, SLOTS } from './slots';

const KEY = '[A-Za-z0-9._-]{1,253}';
const FIELD = '[A-Za-z_][A-Za-z0-9_.]{0,100}';
const TYPE = SLOTS.goType.pattern.source;

/**
 * Errors of `text/template` that do not quote data. Its other errors print the
 * value (`range can't iterate over …`), functions of sprig quote their
 * arguments, and parse errors quote the template.
 */
const HARMLESS_CAUSES = [
  `map has no entry for key "${KEY}"`,
  `can't evaluate field ${FIELD} in type ${TYPE}$`,
  `nil pointer evaluating ${TYPE}\\.${FIELD}$`,
  `wrong type for value; expected ${TYPE}; got ${TYPE}$`,
  `wrong number of args for ${FIELD}: want (?:at least )?\\d{1,3} got \\d{1,3}`,
  `function "${FIELD}" not defined`,
].map(cause => new RegExp(`^${cause}`));

const TEMPLATE_ERROR =
  /\b(?:unable to (?:execute|parse) template at key |failed to execute template for key )|(?<=^|: )template: /;

/**
 * The text before the cause. The text between angle brackets is the template's
 * own.
 */
const POSITION = new RegExp(
  `^(?:[a-z ]{1,40} key "?${KEY}"?: ){0,4}template: (${KEY}):\\d{1,6}(?::\\d{1,6})?: (?:executing "[^"]{1,253}" at <[^<>]{0,300}>: )?`,
);

const KEY_OF_TEMPLATE = new RegExp(
  `^unable to (?:execute|parse) template at key (${KEY}): `,
);

const FAILED_FUNCTION = new RegExp(`^error calling (${FIELD})(?::|$)`);

/** The error of a template at the end of a message. */
type TemplateError = {
  /** Where in the message it begins. */
  start: number;
  text: string;
};

/** The error of a template in a message, if it has one. */
export function findTemplateError(message: string): TemplateError | undefined {
  const match = TEMPLATE_ERROR.exec(message);
  return match
    ? { start: match.index, text: message.slice(match.index) }
    : undefined;
}

/**
 * Describes the error of a template without text of the template or of data.
 *
 * @param trusted - false if a value may have begun before it, because a value
 * may imitate such an error; then no text is kept
 */
export function maskTemplateError(
  { text }: TemplateError,
  trusted: boolean,
): string {
  const verb = /^unable to parse\b/.test(text) ? 'parse' : 'execute';
  if (!trusted) {
    return `unable to ${verb} template: ${MASK}`;
  }
  const position = POSITION.exec(text);
  const key = KEY_OF_TEMPLATE.exec(text)?.[1] ?? position?.[1];
  const where = key && isShown(key) ? ` at key ${key}` : '';
  const cause = position && text.slice(position[0].length);
  return `unable to ${verb} template${where}: ${causeOf(cause ?? '')}`;
}

function causeOf(text: string): string {
  // The function's own error follows, and may imitate any other error.
  const calling = FAILED_FUNCTION.exec(text)?.[1];
  return calling
    ? `error calling ${calling}: ${MASK}`
    : HARMLESS_CAUSES.map(cause => cause.exec(text)?.[0]).find(Boolean) ?? MASK;
}
