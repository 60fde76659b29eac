/** The chart's own sections for secrets, in the order in which it renders them. @public */
export const SECTIONS = [
  'postgresql',
  'compute',
  'storage',
  'catalog',
] as const;

/** A section of the chart's values that makes one Secret. @public */
export type Section = (typeof SECTIONS)[number];

/** The label `app.kubernetes.io/component` of each section's objects. @public */
export const SECTION_COMPONENTS: Readonly<Record<Section, string>> = {
  postgresql: 'database',
  compute: 'compute',
  storage: 'storage',
  catalog: 'catalog',
};
