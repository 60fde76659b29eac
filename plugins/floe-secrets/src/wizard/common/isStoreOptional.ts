/**
 * Whether the store is optional in a template: `ui:options: {optional: true}`.
 */
export function isStoreOptional(uiSchema: unknown): boolean {
  const { 'ui:options': options } = (uiSchema ?? {}) as {
    'ui:options'?: { optional?: unknown };
  };
  return options?.optional === true;
}
