/** The part of a release for an approach. */
type Settings = {
  enabled: { value: boolean };
  components: Record<string, { enabled: { value: boolean } } | undefined>;
  custom: readonly unknown[];
};

/** Whether the release uses an approach, so that its settings apply. */
export function isPresent({ enabled, components, custom }: Settings): boolean {
  return (
    enabled.value ||
    custom.length > 0 ||
    Object.values(components).some(component => component?.enabled.value)
  );
}

/** The fields with content: neither undefined nor an empty list. */
export function withoutEmpty<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) =>
        value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  ) as Partial<T>;
}
