import { mockServices } from '@backstage/backend-test-utils';
import {
  ClusterGateway,
  ClusterRequestError,
  KubernetesObject,
} from '@floe/backstage-plugin-floe-secrets-node';
import { parse } from 'yaml';
import recorded from '../../__fixtures__/flux-kustomize-controller-1.9.6.json';
import { diagnoseSecret } from '../../diagnose';
import { DEFAULT_POLICY } from '../../diagnose/policy';
import { ObservedSecret } from '../../model/observed';
import { ObservationReader } from '../../store/ObservationStore';
import { fixture } from '../__testUtils__/FakeRepository';
import {
  configOf,
  inspectFixture,
  toObserved,
} from '../__testUtils__/inspectFixture';
import { FluxUse } from './FluxUse';

/** What kustomize-controller 1.9.6 wrote: `nodec` is encrypted under `stringData`, and nothing decrypts. */
const cluster = () =>
  structuredClone(recorded).map(({ object }) => object) as any[];

const PATH = 'nodec/secret.yaml';

/** The recorded manifest's name in a file of the real sops. */
async function observe(
  path = PATH,
  format = (text: string) => text,
): Promise<ObservedSecret> {
  const file = await inspectFixture(path, {
    text: format(
      fixture('manifests/database.yaml')
        .replace('orders-database', 'sops-nodec')
        .replace('namespace: floe-orders', 'namespace: floe'),
    ),
    config: await configOf(),
  });
  return toObserved(path, file!);
}

function setUp(
  options: {
    objects?: any[];
    mayReadSources?: boolean;
    known?: ObservedSecret[];
    failure?: Error;
  } = {},
) {
  const { objects = cluster(), mayReadSources = true } = options;
  const source = objects.find(({ kind }) => kind === 'GitRepository');
  source.spec.url = 'ssh://git@git.example.com/floe/orders.git';
  source.spec.ref ??= { branch: 'main' };
  const gateway = {
    list: jest.fn(async () => {
      if (options.failure) {
        throw options.failure;
      }
      return {
        items: objects.filter(({ kind }) => kind === 'Kustomization'),
        resourceVersion: '1',
      };
    }),
    get: jest.fn(async (path: string) => {
      if (!mayReadSources) {
        throw new ClusterRequestError('forbidden', {
          source: 'cluster',
          status: 403,
        });
      }
      expect(path).toBe(
        '/apis/source.toolkit.fluxcd.io/v1/namespaces/floe/gitrepositories/env',
      );
      return source as KubernetesObject as any;
    }),
  };
  const use = new FluxUse({
    observer: {
      openGateway: async () => gateway as unknown as ClusterGateway,
    },
    reader: {
      listSecrets: async () => options.known ?? [],
    } as unknown as ObservationReader,
    logger: mockServices.logger.mock(),
  });
  return { gateway, use };
}

function diagnose(
  secret: ObservedSecret,
  finding = 'sops-decryption-not-configured',
) {
  return diagnoseSecret({
    secret,
    events: [],
    stores: [],
    origins: [],
    failingChildren: [],
    certificates: [],
    cluster: undefined,
    policy: DEFAULT_POLICY,
    targetExists: null,
    targetChanged: null,
    consumers: null,
    now: new Date('2026-11-24T12:30:00Z'),
  }).filter(({ id }) => id === finding);
}

describe('a file that Flux applies without decrypting', () => {
  it('is proven by the file, the inventory and the source, though Flux is ready', async () => {
    const { gateway, use } = setUp();
    const [file] = await use.complete([await observe()]);
    expect(gateway.get).toHaveBeenCalledTimes(1);
    expect(file.facts).toMatchObject({
      undecrypted: [
        {
          namespace: 'floe',
          name: 'sops-nodec',
          path: 'nodec',
          secret: { namespace: 'floe', name: 'sops-nodec' },
          ready: { status: 'True', reason: 'ReconciliationSucceeded' },
          source: 'same-branch',
        },
      ],
    });
    expect(diagnose(file)).toMatchObject([
      {
        severity: 'error',
        confidence: 'proven',
        summary:
          'The Kustomization floe/sops-nodec applies this file without decrypting it: Secret sops-nodec has ciphertext as its values, although Flux reports it as ready.',
        evidence: [
          { text: 'nodec/secret.yaml is encrypted under stringData' },
          { text: 'spec.decryption is not set, spec.path is nodec' },
          { text: 'Secret floe/sops-nodec is in its inventory' },
          { text: 'Ready=True: ReconciliationSucceeded' },
        ],
        remedies: [
          {
            command: expect.stringMatching(
              /^kubectl patch kustomization sops-nodec -n floe /,
            ),
          },
          {},
          {},
        ],
      },
    ]);
  });

  it('is likely if the source may not be read, or is at another revision', async () => {
    const unseen = setUp({ mayReadSources: false });
    const [file] = await unseen.use.complete([await observe()]);
    expect(diagnose(file)).toMatchObject([{ confidence: 'likely' }]);

    const objects = cluster();
    objects.find(({ kind }) => kind === 'GitRepository').spec.ref = {
      branch: 'main',
      tag: 'v1',
    };
    const [tagged] = await setUp({ objects }).use.complete([await observe()]);
    expect(diagnose(tagged)).toMatchObject([{ confidence: 'likely' }]);
  });

  it.each<[string, (objects: any[]) => void]>([
    [
      'decrypts',
      objects => {
        objects[0].spec.decryption = { provider: 'sops' };
      },
    ],
    [
      'applies another folder',
      objects => {
        objects[0].spec.path = './node';
      },
    ],
    [
      'has not applied the Secret',
      objects => {
        objects[0].status.inventory.entries = [
          { id: 'floe_other__Secret', v: 'v1' },
        ];
      },
    ],
    [
      'puts it into another namespace',
      objects => {
        objects[0].spec.targetNamespace = 'elsewhere';
      },
    ],
  ])('is not reported if the Kustomization %s', async (_, amend) => {
    const objects = cluster();
    amend(objects);
    const [file] = await setUp({ objects }).use.complete([await observe()]);
    expect(diagnose(file)).toEqual([]);
  });

  it('is not reported for another repository', async () => {
    const file = await observe();
    const other = {
      ...file,
      facts: {
        ...file.facts,
        url: 'https://git.example.com/floe/other/tree/main/nodec/secret.yaml',
      } as ObservedSecret['facts'],
    };
    const [evaluated] = await setUp().use.complete([other]);
    expect(diagnose(evaluated)).toEqual([]);
  });

  it('sends no request to a cluster about files that are not manifests', async () => {
    const { gateway, use } = setUp();
    const file = await inspectFixture('deploy/values-prod.enc.yaml');
    await use.complete([toObserved('deploy/values-prod.enc.yaml', file!)]);
    expect(gateway.list).not.toHaveBeenCalled();
  });

  it('does not change while the cluster does not answer', async () => {
    const [known] = await setUp().use.complete([await observe()]);
    for (const failure of [
      new ClusterRequestError('away', { source: 'network' }),
      // The portal's own proxy knows no such cluster for a moment.
      new ClusterRequestError('no cluster', { source: 'proxy', status: 404 }),
    ]) {
      const away = setUp({ failure, known: [known] });
      expect(await away.use.complete([await observe()])).toEqual([known]);
    }

    const refused = new ClusterRequestError('no', {
      source: 'cluster',
      status: 404,
    });
    const without = setUp({ failure: refused, known: [known] });
    const [file] = await without.use.complete([await observe()]);
    expect(diagnose(file)).toEqual([]);
  });
});

describe('a file that Flux skips', () => {
  const toJson = (text: string) => JSON.stringify(parse(text));
  /** A Kustomization that is ready, decrypts, and has applied nothing. */
  const decrypting = (change: (object: any) => void = () => {}) => {
    const objects = cluster().filter(
      ({ kind, metadata }) =>
        kind !== 'Kustomization' || metadata.name === 'sops-nodec',
    );
    const kustomization = objects.find(({ kind }) => kind === 'Kustomization');
    kustomization.spec.decryption = { provider: 'sops' };
    kustomization.status.inventory = { entries: [] };
    change(kustomization);
    return objects;
  };
  const problemsOf = async (
    objects: any[],
    path: string,
    format?: typeof toJson,
  ) => {
    const [file] = await setUp({ objects }).use.complete([
      await observe(path, format),
    ]);
    return diagnose(file, 'target-missing');
  };

  it.each(['nodec/secret.json', 'nodec/deeper/secret.json'])(
    'is likely if its name is not that of a YAML file: %s',
    async path => {
      expect(await problemsOf(decrypting(), path, toJson)).toMatchObject([
        {
          severity: 'warning',
          confidence: 'likely',
          summary: expect.stringContaining('reads only .yaml and .yml files'),
          evidence: [
            { text: `${path} has the Secret sops-nodec` },
            {
              text: 'The Kustomization floe/sops-nodec applies the folder nodec, and its inventory does not have the Secret',
            },
          ],
        },
      ]);
    },
  );

  it.each<[string, any[], string, typeof toJson | undefined]>([
    ['a YAML', decrypting(), PATH, undefined],
    ['one of another folder', decrypting(), 'else/secret.json', toJson],
    [
      'one that a kustomization.yaml names, so that it is applied',
      decrypting(({ status }) => {
        status.inventory.entries = [{ id: 'floe_sops-nodec__Secret', v: 'v1' }];
      }),
      'nodec/secret.json',
      toJson,
    ],
    [
      'one of a Kustomization that has not applied its folder',
      decrypting(({ status }) => {
        status.conditions[0].status = 'False';
      }),
      'nodec/secret.json',
      toJson,
    ],
  ])('is not %s', async (_, objects, path, format) => {
    expect(await problemsOf(objects, path, format)).toEqual([]);
  });
});
