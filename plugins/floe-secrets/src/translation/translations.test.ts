import { floeSecretsTranslationRef } from '.';
import german from './de';
import { flattenMessages } from './flattenMessages';

const english = (
  floeSecretsTranslationRef as unknown as {
    getDefaultMessages(): Record<string, string>;
  }
).getDefaultMessages();

/** What a message takes, for example `{{count}}`. */
const variablesOf = (text: string) =>
  [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();

describe('the German texts', () => {
  const messages = Object.entries(german);

  it('are there for every English one, and for no other', () => {
    expect(messages.map(([key]) => key).sort()).toEqual(
      Object.keys(english).sort(),
    );
  });

  it.each(messages)('%s names what the English text names', (key, text) => {
    expect(variablesOf(text)).toEqual(variablesOf(english[key]));
    expect(text.trim()).not.toBe('');
  });
});

describe('flattenMessages', () => {
  it('joins the keys with points', () => {
    expect(flattenMessages({ a: 'one', b: { c: { d: 'two' } } })).toEqual({
      a: 'one',
      'b.c.d': 'two',
    });
  });
});
