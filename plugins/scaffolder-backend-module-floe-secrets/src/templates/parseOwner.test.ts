import { parseOwner } from './parseOwner';

describe('parseOwner', () => {
  it.each([
    ['platform', 'group:default/platform'],
    ['user:ops/jo', 'user:ops/jo'],
  ])('reads %s', (owner, ref) => {
    expect(parseOwner(owner)).toBe(ref);
  });

  it('refuses a text that is not an entity ref', () => {
    expect(() => parseOwner('group:')).toThrow(
      'floeSecrets.templates.owner is not an entity ref',
    );
  });
});
