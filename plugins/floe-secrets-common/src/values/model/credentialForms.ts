/**
 * Forms by which well-known credentials give themselves away, from their
 * issuers' documentation. A reference that has one of them is a value pasted
 * into the wrong field.
 */
const CREDENTIAL_FORMS: readonly RegExp[] = [
  /-----BEGIN/,
  /^(?:AKIA|ASIA)[A-Z0-9]{16}$/,
  /^(?:gh[pousr]_|github_pat_)\w{20,}$/,
  /^glpat-[\w-]{20,}/,
  /^xox[abeoprs]-/,
  /^hv[sbr]\.[\w-]{20,}$/,
  /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/,
  /^AIza[\w-]{35}$/,
  /^sk[-_][\w-]{20,}$/,
  /:\/\/[^/]*:[^/]*@/,
  /^AGE-SECRET-KEY-/i,
];

/** Whether a text has the form of a well-known credential. @public */
export function looksLikeCredential(text: string): boolean {
  return CREDENTIAL_FORMS.some(form => form.test(text));
}
