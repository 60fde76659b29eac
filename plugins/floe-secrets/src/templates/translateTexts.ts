import type { Entity } from '@backstage/catalog-model';
import { TEMPLATE_TEXTS } from './germanTexts';

/** Fields of templates, tasks and their results that people read. */
const FIELDS = new Set([
  'content',
  'createButtonText',
  'description',
  'name',
  'reviewButtonText',
  'title',
]);

/** Where the name of a field is one of the user's, not a text. */
const NOT_WITHIN = new Set(['input', 'metadata', 'parameters', 'definitions']);

function german(text: string): string {
  const key = text.trim().replace(/\s+/g, ' ');
  return Object.hasOwn(TEMPLATE_TEXTS, key) ? TEMPLATE_TEXTS[key] : text;
}

/**
 * A copy with the texts of our templates in German; everything else stays as it
 * is.
 */
export function translateTexts<T>(value: T): T {
  if (Array.isArray(value)) {
    return value.map(translateTexts) as T;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, own]) => {
      if (typeof own === 'string' && FIELDS.has(key)) {
        return [key, german(own)];
      }
      return [key, NOT_WITHIN.has(key) ? own : translateTexts(own)];
    }),
  ) as T;
}

/** A template of the catalog with its title and description in German. */
export function translateTemplate<T extends Entity | undefined>(entity: T): T {
  return entity?.kind === 'Template'
    ? {
        ...entity,
        metadata: {
          ...entity.metadata,
          ...(entity.metadata.title && {
            title: german(entity.metadata.title),
          }),
          ...(entity.metadata.description && {
            description: german(entity.metadata.description),
          }),
        },
      }
    : entity;
}
