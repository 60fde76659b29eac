import { mockServices } from '@backstage/backend-test-utils';
import { ResponseError } from '@backstage/errors';
import { ClusterListing } from '../model/Observer';
import { PortalCheck, PortalCheckOptions } from './PortalCheck';

const ALL = ['kubernetes', 'signals', 'events', 'permission'];

async function notFound() {
  return ResponseError.fromResponse(new Response('', { status: 404 }));
}

function check(options: {
  installed?: string[];
  /** Nothing answers, so nothing is known. */
  silent?: boolean;
  listing?: ClusterListing;
  data?: object;
  usesKubernetesPlugin?: boolean;
}) {
  const { installed = ALL, silent, listing, data = {} } = options;
  const logger = mockServices.logger.mock();
  const hooks: (() => void | Promise<void>)[] = [];
  const timers: { callback: () => void; milliseconds: number }[] = [];
  const portal = new PortalCheck({
    clock: {
      now: () => 0,
      setTimer: (callback, milliseconds) => {
        timers.push({ callback, milliseconds });
        return () => {};
      },
    },
    config: mockServices.rootConfig({
      data: data as Parameters<typeof mockServices.rootConfig>[0] extends
        | { data?: infer D }
        | undefined
        ? D
        : never,
    }),
    logger,
    rootLifecycle: { addStartupHook: hook => hooks.push(hook) },
    probe: {
      isInstalled: async id => (silent ? undefined : installed.includes(id)),
    },
    clusterListing: () => listing,
    usesKubernetesPlugin: options.usesKubernetesPlugin ?? true,
  } satisfies PortalCheckOptions);
  return { portal, logger, hooks, timers };
}

const codesOf = ({ portal }: ReturnType<typeof check>) =>
  portal.problems().map(({ code }) => code);

describe('PortalCheck', () => {
  it.each([
    ['nothing is missing', { listing: { clusters: 1 } }, []],
    ['the clusters are not listed yet', {}, []],
    [
      'there is no signals plugin',
      { installed: ['kubernetes', 'events'], listing: { clusters: 1 } },
      ['signals-plugin-missing'],
    ],
    [
      'there is no events plugin',
      { installed: ['kubernetes', 'signals'], listing: { clusters: 1 } },
      ['events-plugin-missing'],
    ],
    [
      'permissions are off',
      { installed: ['kubernetes', 'signals', 'events'] },
      [],
    ],
    [
      'permissions are on without their plugin',
      {
        installed: ['kubernetes', 'signals', 'events'],
        data: { permission: { enabled: true } },
      },
      ['permission-plugin-missing'],
    ],
    ['no cluster is named', { listing: { clusters: 0 } }, ['no-clusters']],
    [
      'a kubeconfig has clusters, and the kubernetes plugin is asked for and missing',
      { installed: ['signals', 'events'], listing: { clusters: 2 } },
      ['kubernetes-plugin-missing'],
    ],
    [
      'the kubernetes plugin is neither needed nor there',
      {
        installed: ['signals', 'events'],
        listing: { clusters: 2 },
        usesKubernetesPlugin: false,
      },
      [],
    ],
    [
      'nothing answers',
      { silent: true, data: { permission: { enabled: true } } },
      [],
    ],
  ])('reports what is missing if %s', async (_, options, codes) => {
    const checked = check(options);
    await checked.portal.check();
    expect(codesOf(checked)).toEqual(codes);
  });

  it.each([
    [['signals', 'events'], {}, 'kubernetes-plugin-missing'],
    [ALL, {}, 'kubernetes-plugin-unconfigured'],
    [ALL, { kubernetes: null }, 'kubernetes-plugin-unconfigured'],
  ])(
    'distinguishes an uninstalled kubernetes plugin from one without configuration',
    async (installed, data, code) => {
      const error = await notFound();
      const checked = check({
        installed,
        data,
        listing: { error, clusters: 0 },
      });
      await checked.portal.check();
      expect(codesOf(checked)).toEqual([code]);
    },
  );

  it('uses the configuration if plugins answer without credentials', async () => {
    const error = await notFound();
    const backend = { auth: { dangerouslyDisableDefaultAuthPolicy: true } };
    const options = { installed: ['signals'], listing: { error, clusters: 0 } };
    const without = check({ ...options, data: { backend } });
    await without.portal.check();
    expect(codesOf(without)).toEqual(['kubernetes-plugin-unconfigured']);
    const configured = check({
      ...options,
      data: { backend, kubernetes: { clusterLocatorMethods: [] } },
    });
    await configured.portal.check();
    expect(codesOf(configured)).toEqual(['kubernetes-plugin-missing']);
  });

  it('names any other reason why clusters cannot be listed', async () => {
    const checked = check({
      listing: { error: new Error('connect ECONNREFUSED'), clusters: 3 },
    });
    await checked.portal.check();
    expect(checked.portal.problems()).toEqual([
      {
        code: 'clusters-unlisted',
        text: 'The clusters cannot be listed: connect ECONNREFUSED',
        line: null,
      },
    ]);
  });

  it('logs each problem once, with the line to add', async () => {
    const { portal, logger } = check({ installed: ['events', 'kubernetes'] });
    await portal.check();
    await portal.check();
    expect(logger.warn.mock.calls).toEqual([
      [
        "Pages are not updated on their own: the signals backend plugin is not installed. Add: backend.add(import('@backstage/plugin-signals-backend')); // packages/backend/src/index.ts",
      ],
    ]);
  });

  it('checks when all plugins have started, and soon again while something is missing', async () => {
    const { portal, hooks, timers } = check({ installed: [] });
    await portal.start();
    expect(portal.problems()).toEqual([]);
    hooks.forEach(hook => hook());
    await new Promise(setImmediate);
    expect(portal.problems()).not.toEqual([]);
    expect(timers).toMatchObject([{ milliseconds: 30_000 }]);
    await portal.stop();
  });
});
