import type { homeMessages } from '../home';
import type { Translated } from './Translated';

export const homeDe: Translated<typeof homeMessages> = {
  title: 'Meine Secrets',
  empty: 'Nichts, wofür Sie zuständig sind, hat ein Secret.',
  overview: 'Alle Secrets, die ich sehen darf',
};
