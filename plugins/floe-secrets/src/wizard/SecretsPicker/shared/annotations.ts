/** An annotation in the form. */
export type Annotation = { name: string; value: string };

type Present = Record<string, { value: string }>;

/** The scope of sealed values has its own setting. */
const SCOPE = /^sealedsecrets\.bitnami\.com\/(?:namespace|cluster)-wide$/;

function presentNames(present: Present): string[] {
  return Object.keys(present).filter(name => !SCOPE.test(name));
}

/** The annotations of a release, with the edits of a change. */
export function annotationsOf(
  present: Present,
  change?: {
    annotations?: Record<string, string>;
    remove?: { annotations?: string[] };
  },
): Annotation[] {
  const { annotations = {}, remove } = change ?? {};
  const own = presentNames(present).filter(
    name => !remove?.annotations?.includes(name),
  );
  return [
    ...own.map(name => ({
      name,
      value: annotations[name] ?? present[name].value,
    })),
    ...Object.entries(annotations)
      .filter(([name]) => !own.includes(name))
      .map(([name, value]) => ({ name, value })),
  ];
}

/** The difference between the form and the values files, without empty rows. */
export function changedAnnotations(
  rows: readonly Annotation[],
  present: Present,
): { set?: Record<string, string>; removed: string[] } {
  const filled = rows.filter(({ name, value }) => name !== '' || value !== '');
  const changed = filled.filter(
    ({ name, value }) =>
      !Object.hasOwn(present, name) || present[name].value !== value,
  );
  return {
    ...(changed.length > 0 && {
      set: Object.fromEntries(changed.map(({ name, value }) => [name, value])),
    }),
    removed: presentNames(present).filter(
      name => !filled.some(row => row.name === name),
    ),
  };
}
