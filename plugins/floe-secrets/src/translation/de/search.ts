import type { searchMessages } from '../search';
import type { Translated } from './Translated';

export const searchDe: Translated<typeof searchMessages> = {
  resultType: 'Secrets',
  secretOf: 'Secret von {{services}}',
  secretOfNone: 'Secret ohne Service',
};
