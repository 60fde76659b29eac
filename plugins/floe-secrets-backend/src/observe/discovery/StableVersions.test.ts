import { ManualClock } from '../../clock/__testUtils__/ManualClock';
import { StableVersions } from './StableVersions';

const secrets = 'externalsecrets.external-secrets.io';
const sealed = 'sealedsecrets.bitnami.com';
const all = new Map([
  [secrets, ['v1beta1', 'v1']],
  [sealed, ['v1alpha1']],
]);

describe('StableVersions', () => {
  let clock: ManualClock;
  let versions: StableVersions;

  beforeEach(() => {
    clock = new ManualClock();
    versions = new StableVersions({ clock });
  });

  it('uses the first answer, and requests another one soon', () => {
    expect(versions.hear(all)).toEqual({ served: all, askAgainMs: 10_000 });
    expect(versions.hear(all)).toEqual({ served: all, askAgainMs: undefined });
  });

  it('accepts a new resource immediately', () => {
    versions.hear(new Map());
    expect(versions.hear(all).served).toEqual(all);
  });

  it.each([
    ['everything', new Map()],
    ['a resource', new Map([[secrets, ['v1beta1', 'v1']]])],
    ['a version', new Map([...all, [secrets, ['v1beta1']]])],
  ])('accepts that %s is gone after a while', async (_, rest) => {
    versions.hear(all);
    for (let n = 0; n < 3; n++) {
      expect(versions.hear(rest)).toEqual({ served: all, askAgainMs: 2_000 });
      await clock.advance(2_000);
    }
    expect(versions.hear(rest)).toEqual({
      served: rest,
      askAgainMs: undefined,
    });
  });

  it('counts time and not answers', () => {
    versions.hear(all);
    for (let n = 0; n < 100; n++) {
      expect(versions.hear(new Map()).served).toEqual(all);
    }
  });

  it('starts again if it came back meanwhile', async () => {
    versions.hear(all);
    versions.hear(new Map());
    await clock.advance(4_000);
    expect(versions.hear(all).askAgainMs).toBeUndefined();
    await clock.advance(4_000);
    expect(versions.hear(new Map()).served).toEqual(all);
  });

  it('starts again if the cluster did not answer meanwhile', async () => {
    versions.hear(all);
    versions.hear(new Map());
    await clock.advance(10_000);
    versions.interrupt();
    expect(versions.hear(new Map())).toEqual({
      served: all,
      askAgainMs: 2_000,
    });
  });
});
