import { Change } from '@floe/backstage-plugin-floe-secrets-common';
import {
  ObservedCertificate,
  ObservedOperator,
  ObservedStore,
} from '../../model/observed';
import { GroupedCause } from '../../secrets/causes/groupCauses';
import { precededBy, RecentChanges } from './precededBy';

const SINCE = '2026-11-24T10:00:00.000Z';

const cause = {
  findingId: 'store-not-ready',
  cluster: 'eu-1',
  namespace: 'floe',
  store: { kind: 'SecretStore', name: 'vault', provider: 'vault' },
  since: SINCE,
  entityRefs: ['component:default/orders'],
} as GroupedCause;

const change = (at: string | null, options: Partial<Change> = {}) =>
  ({
    cluster: 'eu-1',
    entityRef: 'component:default/orders',
    title: 'Add secrets',
    pullRequest: { url: 'https://github.com/acme/orders/pull/7', number: 7 },
    steps: [{ name: 'merged', state: 'done', at, proof: null }],
    ...options,
  } as Change);

const store = (specChangedAt: string | null, options = {}) =>
  ({
    cluster: 'eu-1',
    kind: 'SecretStore',
    namespace: 'floe',
    name: 'vault',
    specChangedAt,
    ...options,
  } as ObservedStore);

const certificate = (notBefore: string) =>
  ({ cluster: 'eu-1', notBefore } as ObservedCertificate);

const recent = (changes: Partial<RecentChanges>): RecentChanges => ({
  changes: [],
  stores: [],
  certificates: [],
  operators: [],
  ...changes,
});

describe('precededBy', () => {
  it('lists the changes of the hour before, the newest first', () => {
    expect(
      precededBy(
        cause,
        recent({
          changes: [change('2026-11-24T09:30:00.000Z')],
          stores: [store('2026-11-24T09:59:00.000Z')],
        }),
      ),
    ).toEqual([
      {
        kind: 'store',
        text: 'SecretStore vault was changed',
        time: '2026-11-24T09:59:00.000Z',
      },
      {
        kind: 'change',
        text: 'The pull request “Add secrets” was merged',
        time: '2026-11-24T09:30:00.000Z',
        link: 'https://github.com/acme/orders/pull/7',
      },
    ]);
  });

  it('compares a merge with the clock of the cluster, which may be off', () => {
    const merged = change('2026-11-24T11:30:00.000Z');
    const times = (offset: number) =>
      precededBy(cause, {
        ...recent({
          changes: [merged],
          stores: [store('2026-11-24T09:20:00.000Z')],
        }),
        clockOffsets: new Map([['eu-1', offset]]),
      }).map(({ kind, time }) => ({ kind, time }));
    // Two hours behind: the merge was at 9:30 by the clock of the cluster.
    expect(times(-2 * 3_600_000)).toEqual([
      { kind: 'change', time: '2026-11-24T11:30:00.000Z' },
      { kind: 'store', time: '2026-11-24T09:20:00.000Z' },
    ]);
    expect(times(0)).toEqual([
      { kind: 'store', time: '2026-11-24T09:20:00.000Z' },
    ]);
  });

  it.each([
    ['more than an hour before', '2026-11-24T08:59:59.000Z'],
    ['after it', '2026-11-24T10:00:01.000Z'],
    ['at no known time', null],
  ])('leaves out a change %s', (_, at) => {
    expect(
      precededBy(cause, recent({ changes: [change(at)], stores: [store(at)] })),
    ).toEqual([]);
  });

  it('leaves out changes of other services, clusters and stores', () => {
    const at = '2026-11-24T09:59:00.000Z';
    expect(
      precededBy(
        cause,
        recent({
          changes: [
            change(at, { entityRef: 'component:default/billing' }),
            change(at, { cluster: 'us-1' }),
          ],
          stores: [
            store(at, { name: 'aws' }),
            store(at, { namespace: 'other' }),
            store(at, { cluster: 'us-1' }),
          ],
        }),
      ),
    ).toEqual([]);
  });

  it('names a renewed certificate only if secrets cannot be decrypted', () => {
    const renewed = certificate('2026-11-24T09:59:00.000Z');
    const certificates = [certificate('2026-10-25T09:59:00.000Z'), renewed];
    const kinds = (findingId: string) =>
      precededBy({ ...cause, findingId }, recent({ certificates })).map(
        ({ kind }) => kind,
      );
    expect(kinds('cannot-decrypt')).toEqual(['certificate']);
    expect(kinds('store-not-ready')).toEqual([]);
    // The first certificate of a cluster renews nothing.
    expect(
      precededBy(
        { ...cause, findingId: 'cannot-decrypt' },
        recent({ certificates: [renewed] }),
      ),
    ).toEqual([]);
  });

  describe('an operator of another version', () => {
    const eso = {
      cluster: 'eu-1',
      operator: 'external-secrets',
      state: 'known',
      version: '0.19.2',
      previous: '0.16.1',
      since: '2026-11-24T09:50:00.000Z',
    } as ObservedOperator;
    const before = (options: Partial<ObservedOperator>) =>
      precededBy(
        { ...cause, operator: 'external-secrets' },
        recent({ operators: [{ ...eso, ...options }] }),
      );

    it.each([
      ['before the failure', '2026-11-24T09:50:00.000Z'],
      // The version is read every ten minutes.
      ['seen a little after the failure', '2026-11-24T10:09:00.000Z'],
    ])('is listed: %s', (_, since) => {
      expect(before({ since })).toEqual([
        {
          kind: 'operator',
          text: 'External Secrets Operator changed from version 0.16.1 to 0.19.2; the portal checks this every ten minutes',
          time: since,
        },
      ]);
    });

    it.each([
      ['of another cluster', { cluster: 'us-1' }],
      ['of another approach', { operator: 'sealed-secrets' as const }],
      ['whose first version was seen', { previous: null }],
      ['whose version could not be read for a while', { previous: '0.19.2' }],
      ['whose version is not known now', { version: null }],
      ['long before', { since: '2026-11-24T08:50:00.000Z' }],
      ['long after', { since: '2026-11-24T10:16:00.000Z' }],
    ])('is not listed: %s', (_, options) => {
      expect(before(options)).toEqual([]);
    });
  });

  it('lists nothing if the start of the cause is not known', () => {
    expect(
      precededBy({ ...cause, since: null }, recent({ stores: [store(SINCE)] })),
    ).toEqual([]);
  });
});
