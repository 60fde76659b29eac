const PLACEHOLDER =
  /^<[^<>]*>$|\.{3}|…|\*{3}|x{6}|X{6}|(?:REPLACE|CHANGE|INSERT|YOUR)[_-]|^(?:your|insert|replace)[-_ ]|\bredacted\b|\b(?:to-?do|tbd)\b/i;

/**
 * Texts that another program replaces: templates, variables, references of
 * other tools.
 */
const FILLED_IN =
  /\{\{|\$\{|\$\(|^\$|^%[sv(]|^__\w+__$|^(?:ref\+|secretref\+|op:\/\/|vault:|secret:\/\/|keyvault:|file:|env:|arn:aws)/i;

/**
 * Whether a text is only a placeholder for a value: `<password>`,
 * `REPLACE_WITH_…`, `***`.
 */
export function isPlaceholder(text: string): boolean {
  return (
    PLACEHOLDER.test(text) || (text.length > 2 && new Set(text).size === 1)
  );
}

/** Whether another program replaces a text when it is used, such as `$(PASSWORD)`. */
export function isFilledIn(text: string): boolean {
  return FILLED_IN.test(text);
}

const ENCRYPTED =
  'ENC\\[AES256_GCM,data:[\\w+/=]*,iv:[\\w+/=]+,tag:[\\w+/=]+,type:[a-z]+\\]';
const ALL_ENCRYPTED = new RegExp(`^${ENCRYPTED}$`);
const HAS_ENCRYPTED = new RegExp(ENCRYPTED);

/** Whether a value is a text that SOPS encrypted. */
export function isEncrypted(value: unknown): boolean {
  return typeof value === 'string' && ALL_ENCRYPTED.test(value);
}

/** Whether a name contains a text that SOPS encrypted, and so is not known. */
export function hasEncrypted(value: unknown): boolean {
  return typeof value === 'string' && HAS_ENCRYPTED.test(value);
}
