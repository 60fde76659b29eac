/** Whether a template leaves it open if a store is made: `ui:options: {optional: true}`. */
export function isStoreOptional(uiSchema: unknown): boolean {
  const { 'ui:options': options } = (uiSchema ?? {}) as {
    'ui:options'?: { optional?: unknown };
  };
  return options?.optional === true;
}
