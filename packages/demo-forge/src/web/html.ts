import escapeHtml from 'escape-html';

/** Markup that is safe to send: every text in it has been escaped. */
export class Html {
  constructor(readonly markup: string) {}
}

export type HtmlValue =
  | Html
  | string
  | number
  | false
  | null
  | undefined
  | HtmlValue[];

function toMarkup(value: HtmlValue): string {
  if (value instanceof Html) {
    return value.markup;
  }
  if (Array.isArray(value)) {
    return value.map(toMarkup).join('');
  }
  return value === undefined || value === null || value === false
    ? ''
    : escapeHtml(String(value));
}

/**
 * A template for HTML: values are escaped, unless they are results of this tag;
 * arrays are joined; `undefined`, `null` and `false` are left out. Attributes
 * with a value have to be quoted.
 */
export function html(
  strings: TemplateStringsArray,
  ...values: HtmlValue[]
): Html {
  return new Html(
    strings.reduce(
      (markup, text, index) => markup + toMarkup(values[index - 1]) + text,
    ),
  );
}
