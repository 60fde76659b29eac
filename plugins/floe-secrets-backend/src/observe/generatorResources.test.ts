import { readRecorded } from '../diagnose/__testUtils__/recorded';
import { SecretFacts } from '../model/observed';
import { GeneratorResources } from './generatorResources';

function drawsOn(kind: string): SecretFacts {
  const { facts } = readRecorded('ExternalSecret', 'es-extract').secret;
  return { ...facts, generators: [{ kind, name: 'a' }] } as SecretFacts;
}

describe('GeneratorResources', () => {
  it('lists the kinds that secrets refer to, each once', () => {
    const resources = new GeneratorResources();
    expect(resources.note(drawsOn('Password'))).toBe(true);
    expect(resources.note(drawsOn('Password'))).toBe(false);
    expect(resources.list().map(({ name }) => name)).toEqual([
      'passwords.generators.external-secrets.io',
    ]);
  });

  it.each(['GeneratorState', 'SopsProvider', '../secrets'])(
    'never lists %s',
    kind => {
      const resources = new GeneratorResources();
      expect(resources.note(drawsOn(kind))).toBe(false);
      expect(resources.list()).toEqual([]);
    },
  );
});
