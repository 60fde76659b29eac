/**
 * Whether a store or file is optional in a template: `ui:options: {optional: true}`.
 */
export function isFieldOptional(uiSchema: unknown): boolean {
  const { 'ui:options': options } = (uiSchema ?? {}) as {
    'ui:options'?: { optional?: unknown };
  };
  return options?.optional === true;
}
