import { Section } from '../model/sections';
import { catalog } from './catalog';
import { compute } from './compute';
import { database } from './database';
import { storage } from './storage';
import { ComponentDescription } from './types';

/**
 * The components of a floe service and the keys that each of their engines
 * needs, in the chart's order.
 * @public
 */
export const COMPONENT_CATALOGUE: readonly ComponentDescription[] = [
  database,
  compute,
  storage,
  catalog,
];

/** The component that a section of the chart serves. @public */
export function describeSection(section: Section): ComponentDescription {
  return COMPONENT_CATALOGUE.find(
    description => description.section === section,
  )!;
}
