import { OPERATOR_PROBLEMS } from '@floe/backstage-plugin-floe-secrets-common';
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

  const own = messages.filter(([key]) => !key.startsWith('operatorProblem.'));

  it('are there for every known problem of an operator, which the backend says in English', () => {
    for (const { id } of OPERATOR_PROBLEMS) {
      for (const part of ['summary', 'remedy']) {
        const key = `operatorProblem.${id}.${part}`;
        expect(english[key]).toBe(`{{${part}}}`);
        expect((german as Record<string, string>)[key]).toMatch(/^[^{]+[.]$/);
      }
    }
  });

  it.each(own)('%s names what the English text names', (key, text) => {
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
