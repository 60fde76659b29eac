import { ConfigReader } from '@backstage/config';
import { EntityLookup } from '../catalog/EntityIndex';
import { aMergedChange } from '../changes/__testUtils__/changes';
import { RecordedChange } from '../changes/types';
import { ManualClock } from '../clock/__testUtils__/ManualClock';
import { readChangeCauses } from './changeCauses';
import { causeOf } from './__testUtils__/notices';
import { readNoticeConfig } from './readNoticeConfig';
import { Notice } from './types';

const OWNER = 'group:default/orders-data';

async function readAt(
  time: string,
  options: {
    changes?: RecordedChange[];
    reachable?: boolean;
    owners?: string[];
    environments?: object[];
  } = {},
) {
  const { changes = [aMergedChange()], reachable = true } = options;
  return await readChangeCauses(
    {
      awaitedChanges: { listAwaited: async () => changes },
      clock: new ManualClock(time),
      config: readNoticeConfig(
        new ConfigReader({
          floeSecrets: { environments: (options.environments ?? []) as any },
        }),
      ),
      reader: {
        listClusters: async () => [
          { name: 'prod', configured: true, reachable },
        ],
      } as any,
    },
    {
      find: (entityRef: string) => ({
        entityRef,
        owners: options.owners ?? [OWNER],
      }),
    } as unknown as EntityLookup,
  );
}

const LATE = '2026-11-24T03:30:00Z';
const notice = (id: string) =>
  ({ content: causeOf(id, [id]).content } as Notice);

describe('readChangeCauses', () => {
  it('include a merged change that takes longer than half an hour, for its owners', async () => {
    expect((await readAt('2026-11-24T03:29:59Z')).causes).toEqual([]);
    expect((await readAt(LATE)).causes).toEqual([
      {
        key: 'change/c1',
        audience: OWNER,
        content: {
          kind: 'change',
          findingId: 'change-pending',
          cluster: 'prod',
          environments: ['prod'],
          store: null,
          subjects: [{ id: 'c1', name: '#7', namespace: 'floe' }],
          count: 1,
          link: '/catalog/default/component/orders/secrets',
        },
      },
    ]);
  });

  it.each([
    ['whose cluster cannot be read', { reachable: false }],
    ['without an owner', { owners: [] }],
    [
      'of which no object is observed',
      {
        changes: [
          aMergedChange({
            objects: aMergedChange().objects.map(object => ({
              ...object,
              secretId: null,
            })),
          }),
        ],
      },
    ],
    [
      'in an environment without notices',
      { environments: [{ name: 'prod', notifications: { enabled: false } }] },
    ],
  ])('include none %s', async (_, options) => {
    expect((await readAt(LATE, options)).causes).toEqual([]);
  });

  it('return the present state of a change', async () => {
    const { standing } = await readAt(LATE);
    expect(standing(notice('c1'), 'c1')).toBe('foreign');
    expect(standing(notice('c0'), 'c0')).toBe('well');
    const away = await readAt(LATE, { reachable: false });
    expect(away.standing(notice('c1'), 'c1')).toBe('unknown');
  });
});
