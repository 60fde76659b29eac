import { floeSecretsTranslationRef } from '.';
import german from './de';
import { flattenMessages } from './flattenMessages';
import { overviewMessages } from './overview';

const english: Record<string, string> = (
  floeSecretsTranslationRef as unknown as {
    getDefaultMessages(): Record<string, string>;
  }
).getDefaultMessages();

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe('the German texts', () => {
  it('have keys of English ones, and the same placeholders', () => {
    const names = Object.keys(german);
    expect(names.map(key => [key, placeholders(german[key])])).toEqual(
      names.map(key => [key, placeholders(english[key] ?? '?{{?}}')]),
    );
    expect(names.every(key => key in english)).toBe(true);
  });

  it('are complete for the overview, and none is empty', () => {
    const keys = Object.keys(flattenMessages({ overview: overviewMessages }));
    expect(keys.filter(key => !german[key])).toEqual([]);
    expect(Object.values(german).filter(text => text.trim() === '')).toEqual(
      [],
    );
  });
});
