// Licences that ask for no more than that their text is passed on; all but CC0-1.0 are approved by the Open Source
// Initiative, and CC0-1.0 gives up every right.
const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** The name of a component of a CycloneDX document, with its scope. */
export function nameOf({ group, name }) {
  return group ? `${group}/${name}` : name;
}

/** The licences that a component states, as SPDX expressions or in its own words. */
function statedLicences({ licenses = [] }) {
  return licenses.map(
    ({ license, expression }) => expression ?? license?.id ?? license?.name,
  );
}

/**
 * Whether a component can be used under permissive licences alone. Of `A OR B`
 * one can be chosen; `A AND B`, and several licences side by side, all apply.
 */
export function isPermissive(component) {
  const licences = statedLicences(component);
  return licences.length > 0 && licences.every(allows);
}

function allows(expression) {
  return expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some(choice =>
      choice.split(' AND ').every(licence => PERMISSIVE.has(licence.trim())),
    );
}

/** One sentence for each component whose licence is neither permissive nor explained in a text. */
export function problemsOf(components, explained) {
  return [
    ...new Set(
      components
        .filter(
          component =>
            !isPermissive(component) &&
            !explained.includes(`\`${nameOf(component)}\``),
        )
        .map(
          component =>
            `${nameOf(component)} ${component.version} has the licence ${
              statedLicences(component).join(' and ') || '(none stated)'
            }: replace it, or explain it in docs/licences.md`,
        ),
    ),
  ].sort();
}

/** A table of the licences with the components under each, as Markdown. */
export function licenceReport(components) {
  const byLicence = new Map();
  for (const component of components) {
    const licence =
      [...new Set(statedLicences(component))].join(' and ') || 'none stated';
    const names = byLicence.get(licence) ?? new Set();
    names.add(`${nameOf(component)} ${component.version}`);
    byLicence.set(licence, names);
  }
  const sections = [...byLicence]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([licence, names]) =>
        `## ${licence}\n\n${[...names]
          .sort()
          .map(name => `- ${name}`)
          .join('\n')}\n`,
    );
  return `# Licences of the packages that a release brings with it\n\n${sections.join(
    '\n',
  )}`;
}
