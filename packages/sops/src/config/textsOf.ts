import { Value } from '../tree/tree';
import { List, isComment } from '../tree/tree';
import { invalid } from './fields';

/** The texts of a field that holds either a list, or one text with commas between. */
export function textsOf(value: Value | undefined, field: string): string[] {
  if (value === undefined || value === null) {
    return [];
  }
  const texts =
    typeof value === 'string'
      ? [value]
      : value instanceof List && value.items.filter(item => !isComment(item));
  if (!texts || texts.some(item => typeof item !== 'string')) {
    throw invalid(field, `is neither a list of texts nor one text with commas`);
  }
  return (texts as string[])
    .flatMap(item => item.split(','))
    .map(item => item.trim())
    .filter(Boolean);
}
