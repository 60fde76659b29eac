import { DefaultBranches } from './DefaultBranches';
import { GitRepository } from './types';

const repository = (name: string): GitRepository => ({
  type: 'github',
  host: 'github.com',
  owner: 'acme',
  name,
  url: `https://github.com/acme/${name}`,
});

describe('DefaultBranches', () => {
  let now = 0;
  const ask = jest.fn(async () => 'main');
  let branches: DefaultBranches;

  beforeEach(() => {
    now = 0;
    ask.mockClear();
    branches = new DefaultBranches(() => now);
  });

  it('asks once for what follows shortly, and again later', async () => {
    expect(await branches.get(repository('orders'), ask)).toBe('main');
    now += 29_999;
    expect(await branches.get(repository('Orders'), ask)).toBe('main');
    expect(ask).toHaveBeenCalledTimes(1);
    now += 1;
    ask.mockResolvedValueOnce('trunk');
    expect(await branches.get(repository('orders'), ask)).toBe('trunk');
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('asks for each repository', async () => {
    await branches.get(repository('orders'), ask);
    await branches.get(repository('billing'), ask);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('keeps no failure', async () => {
    ask.mockRejectedValueOnce(new Error('no answer'));
    await expect(branches.get(repository('orders'), ask)).rejects.toThrow(
      'no answer',
    );
    expect(await branches.get(repository('orders'), ask)).toBe('main');
  });

  it('keeps a bounded number', async () => {
    for (let index = 0; index <= 1_000; index += 1) {
      await branches.get(repository(`r${index}`), ask);
    }
    ask.mockClear();
    await branches.get(repository('r1000'), ask);
    expect(ask).not.toHaveBeenCalled();
    await branches.get(repository('r0'), ask);
    expect(ask).toHaveBeenCalledTimes(1);
  });
});
