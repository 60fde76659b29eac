const PLACEHOLDER =
  /^<[^<>]*>$|\.{3}|…|\*{3}|x{6}|X{6}|(?:REPLACE|CHANGE|INSERT|YOUR)[_-]|^(?:your|insert|replace)[-_ ]|\bredacted\b|\b(?:to-?do|tbd)\b/i;

/** What another program fills in: templates, variables, references of other tools. */
const FILLED_IN =
  /\{\{|\$\{|\$\(|^\$|^%[sv(]|^__\w+__$|^ENC\[|^(?:ref\+|secretref\+|op:\/\/|vault:|secret:\/\/|keyvault:|file:|env:|arn:aws)/i;

/** Whether a text only stands for a value: `<password>`, `REPLACE_WITH_…`, `***`. */
export function isPlaceholder(text: string): boolean {
  return (
    PLACEHOLDER.test(text) || (text.length > 2 && new Set(text).size === 1)
  );
}

/** Whether a text is filled in when it is used, such as `$(PASSWORD)`. */
export function isFilledIn(text: string): boolean {
  return FILLED_IN.test(text);
}

/** A text that SOPS encrypted, or that contains one. */
export function isEncrypted(value: unknown): boolean {
  return typeof value === 'string' && /ENC\[[A-Z0-9_]+,data:/.test(value);
}
