/** What stands in the place of text that could be a value. */
export const MASK = '…';

const KEY = String.raw`[A-Za-z0-9._-]{1,253}`;
const FIELD = String.raw`[A-Za-z_][A-Za-z0-9_.]{0,100}`;
const TYPE = String.raw`[A-Za-z0-9_.*[\]{} ]{1,100}`;

/**
 * What `text/template` says without quoting data. Its other errors print
 * the value at fault (`range can't iterate over …`), functions of sprig
 * quote their arguments, and parse errors quote the template.
 */
const HARMLESS_TAILS = [
  new RegExp(`map has no entry for key "${KEY}"`),
  new RegExp(`can't evaluate field ${FIELD} in type ${TYPE}$`),
  new RegExp(`nil pointer evaluating ${TYPE}$`),
  new RegExp(`wrong type for value; expected ${TYPE}; got ${TYPE}$`),
  new RegExp(
    `wrong number of args for ${FIELD}: want (?:at least )?\\d+ got \\d+`,
  ),
  new RegExp(`function "${FIELD}" not defined`),
];

const TEMPLATE_ERROR =
  /\b(?:unable to (?:execute|parse) template at key |failed to execute template for key )|(?<=^|: )template: /;

/**
 * Splits the error of a template off a message and says it without any text
 * that comes from the template or from data.
 *
 * @returns undefined where the message tells of no template
 */
export function maskTemplateError(
  message: string,
): { before: string; error: string } | undefined {
  const match = TEMPLATE_ERROR.exec(message);
  if (!match) {
    return undefined;
  }
  const text = message.slice(match.index);
  const key =
    new RegExp(`(?:at key |for key "?)(${KEY})"?: `).exec(text)?.[1] ??
    new RegExp(`\\btemplate: (${KEY}):\\d+`).exec(text)?.[1];
  const calling = new RegExp(`error calling (${FIELD})(?::|$)`).exec(text)?.[1];
  const tail = HARMLESS_TAILS.map(pattern => pattern.exec(text)?.[0]).find(
    found => found !== undefined,
  );
  // A function's error ends the message and may imitate any other.
  const what = calling ? `error calling ${calling}: ${MASK}` : tail ?? MASK;
  const verb = /\bunable to parse template\b/.test(text) ? 'parse' : 'execute';
  const where = key ? ` at key ${key}` : '';
  return {
    before: message.slice(0, match.index),
    error: `unable to ${verb} template${where}: ${what}`,
  };
}
