import { Section, SECTIONS } from '../model/sections';
import { CHART_NAME } from './chartDefaults';
import { ChartValues } from './chartValues';
import { ChartRenderError } from './errors';
import { isTruthy } from './templateFunctions';

const MAX_LENGTH = 63;

/** Helm's `trunc 63 | trimSuffix "-"`: at most one hyphen is removed. */
export function truncated(name: string): string {
  return name.slice(0, MAX_LENGTH).replace(/-$/, '');
}

/** Helm's `trunc` accepts only text. An empty value counts as not set. */
function override(values: ChartValues | undefined, key: string): string {
  const value = values && Object.hasOwn(values, key) ? values[key] : undefined;
  if (!isTruthy(value)) {
    return '';
  }
  if (typeof value !== 'string') {
    throw new ChartRenderError(
      key,
      'the chart needs a text here, and Helm fails with anything else: write it in quotes',
    );
  }
  return value;
}

/**
 * The chart's name: `nameOverride` or its own name.
 *
 * @throws {@link ChartRenderError} if `nameOverride` is not text
 * @public
 */
export function chartName(values?: ChartValues): string {
  return truncated(override(values, 'nameOverride') || CHART_NAME);
}

/**
 * The prefix of every object that the chart renders for a release:
 * `fullnameOverride`, else the release name if it contains the chart's name,
 * else both joined; cut at 63 characters. Rule: the template
 * `floe-dagster.fullname`.
 *
 * @param values - all values files of the release, merged; the chart's own
 *   values are not needed
 * @throws {@link ChartRenderError} if one of the two overrides is not text
 * @public
 */
export function chartFullname(release: string, values?: ChartValues): string {
  const fullname = override(values, 'fullnameOverride');
  if (fullname) {
    return truncated(fullname);
  }
  const name = override(values, 'nameOverride') || CHART_NAME;
  return truncated(release.includes(name) ? release : `${release}-${name}`);
}

/** Name of the Secret of a section, and of the object that creates it. @public */
export function sectionSecretName(fullname: string, section: Section): string {
  return `${fullname}-${section}-secret`;
}

/**
 * The section that creates a Secret of this name; undefined where none does.
 * @public
 */
export function sectionOfSecret(
  fullname: string,
  name: string,
): Section | undefined {
  return SECTIONS.find(
    section => sectionSecretName(fullname, section) === name,
  );
}

/** Name of the Secret of a custom entry, and of the object that creates it. @public */
export function customSecretName(fullname: string, entry: string): string {
  return `${fullname}-${entry}`;
}
