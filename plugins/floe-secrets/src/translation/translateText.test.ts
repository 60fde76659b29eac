import german from './de';
import { translateText } from './translateText';

const translated = (text: string) =>
  translateText(text, (key, values) =>
    (german as Record<string, string>)[key].replace(
      /\{\{(\w+)\}\}/g,
      (_, name) => values[name],
    ),
  );

describe('translateText', () => {
  it.each([
    [
      'translates sentence by sentence',
      'The object was changed 3 days 4 h ago, and the operator has not applied the change yet. Its last attempt, before the change, failed.',
      'Das Objekt wurde vor 3 Tagen 4 h geändert, und der Operator hat die Änderung noch nicht angewendet. Sein letzter Versuch, vor der Änderung, ist fehlgeschlagen.',
    ],
    [
      'translates a phrase in the place of a name',
      'The SecretStore main was not ready at the last attempt. It is ready now, and the operator tries again within 7 minutes.',
      'SecretStore main war beim letzten Versuch nicht bereit. Jetzt ist der Store bereit, und der Operator versucht es innerhalb von 7 Minuten erneut.',
    ],
    [
      'translates the words of a list',
      'No key of the controller decrypts a, b and 2 more. Possible causes, the most likely first: it was sealed with another key, for another name or for another scope.',
      'Kein Schlüssel des Controllers entschlüsselt a, b und 2 weitere. Mögliche Ursachen, die wahrscheinlichste zuerst: Es wurde mit einem anderen Schlüssel, für einen anderen Namen oder für einen anderen Scope versiegelt.',
    ],
    [
      'translates what semicolons separate',
      'ExternalSecret a appeared (generation 1); ExternalSecret b is gone; and 2 more',
      'ExternalSecret a ist erschienen (Generation 1); ExternalSecret b ist weg; und 2 weitere',
    ],
    [
      'translates a sentence within a sentence',
      'ExternalSecret a is failing: The provider has no key floe/prod/a',
      'ExternalSecret a schlägt fehl: Der Provider hat keinen Schlüssel floe/prod/a',
    ],
    [
      'translates a range of times',
      'Set a refresh interval of 15 min to 1 h',
      'Setzen Sie ein Aktualisierungsintervall von 15 min bis 1 h',
    ],
    [
      'keeps a name that is a word elsewhere',
      'The provider has no key expired.',
      'Der Provider hat keinen Schlüssel expired.',
    ],
  ])('%s', (_, english, expected) => {
    expect(translated(english)).toBe(expected);
  });

  it('leaves a text of which it does not know a sentence', () => {
    expect(
      translated('The provider has no key a. Something else happened.'),
    ).toBeUndefined();
  });
});
