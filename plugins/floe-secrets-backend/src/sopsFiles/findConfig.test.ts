import { ConfigFileAnswer, findConfig } from './findConfig';

/** Looks for the configuration of `a/b/c.yaml`, of a repository with the given ones. */
async function find(answers: Record<string, ConfigFileAnswer>) {
  return await findConfig(
    'a/b/c.yaml',
    path => `https://git.example.com/${path}`,
    async path => answers[path] ?? ({ status: 'absent' } as ConfigFileAnswer),
  );
}

const read = (unusable: string) =>
  ({ status: 'read', value: { unusable } } as ConfigFileAnswer);
const failed = { status: 'failed', problem: {} } as ConfigFileAnswer;

describe('findConfig', () => {
  it('uses the nearest, and names the next one farther out', async () => {
    expect(
      await find({ 'a/.sops.yaml': read('near'), '.sops.yaml': read('far') }),
    ).toEqual({
      status: 'found',
      config: {
        path: 'a/.sops.yaml',
        url: 'https://git.example.com/a/.sops.yaml',
        folder: 'a/',
        outerPath: '.sops.yaml',
        content: { unusable: 'near' },
      },
    });
  });

  it.each([
    ['the only one', {}],
    ['one beside which another cannot be read', { '.sops.yaml': failed }],
  ])('uses %s', async (_, others) => {
    const { config } = (await find({
      'a/b/.sops.yaml': read('near'),
      ...others,
    })) as any;
    expect(config).toMatchObject({ path: 'a/b/.sops.yaml' });
    expect(config).not.toHaveProperty('outerPath');
  });

  it('is missing, or cannot be read', async () => {
    expect(await find({})).toEqual({ status: 'absent' });
    expect(await find({ 'a/.sops.yaml': failed })).toBe(failed);
  });
});
