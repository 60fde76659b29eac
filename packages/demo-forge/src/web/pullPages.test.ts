import { Html } from './html';
import { allPullsPage, HostedPull } from './pullPages';

describe('the page of all pull requests', () => {
  const context = {
    clock: { now: () => new Date('2026-11-24T04:00:00Z') },
    links: { pull: (name: string, number: number) => `${name}/${number}` },
  } as any;
  const aPull = (fullName: string, number: number): HostedPull => ({
    repository: { fullName } as any,
    pull: {
      number,
      title: `${fullName}#${number}`,
      state: 'open',
      author: 'a',
      createdAt: '2026-11-24T03:00:00.000Z',
    } as any,
  });

  it('has one order, also for pull requests of the same millisecond', () => {
    const pulls = [
      aPull('acme/b', 2),
      aPull('acme/a', 1),
      aPull('acme/b', 10),
      aPull('acme/a', 2),
    ];
    const orderOf = (all: HostedPull[]) =>
      (allPullsPage(context, all).body as Html).markup.match(
        /(?<=href=")[^"]+/g,
      );
    const expected = ['acme/a/2', 'acme/a/1', 'acme/b/10', 'acme/b/2'];
    expect(orderOf(pulls)).toEqual(expected);
    expect(orderOf([...pulls].reverse())).toEqual(expected);
  });
});
