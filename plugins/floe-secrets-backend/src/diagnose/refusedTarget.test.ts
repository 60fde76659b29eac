import { readRecorded, saying } from './__testUtils__/recorded';
import { showsTarget } from './refusedTarget';

describe('showsTarget', () => {
  const { secret } = readRecorded('ExternalSecret', 'es-missing-property');
  const target = (secret.facts as any).targetName;

  const shows = (message: string) => {
    const read = readRecorded(
      'ExternalSecret',
      'es-missing-property',
      saying(message),
    );
    return showsTarget(read.secret, read.events);
  };

  it.each([
    `unable to update secret ${target}: Secret "${target}" is invalid: type: Invalid value: "Opaque": field is immutable`,
    `unable to update secret ${target}: Secret "${target}" is invalid: data: Forbidden: field is immutable when \`immutable\` is set`,
    `unable to update secret ${target}: secret is immutable`,
  ])('recognises that an update was refused: %s', message => {
    expect(shows(message)).toBe(true);
  });

  it.each([
    `unable to create secret ${target}: Secret "${target}" is invalid: data[tls.crt]: Required value`,
    'unable to update secret other: Secret "other" is invalid: type: Invalid value: "Opaque": field is immutable',
    'Secret does not exist',
  ])('concludes nothing about the target from: %s', message => {
    expect(shows(message)).toBe(false);
  });
});
