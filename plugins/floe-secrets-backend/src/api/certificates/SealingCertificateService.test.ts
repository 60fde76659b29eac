import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { ManualClock } from '../../clock/__testUtils__/ManualClock';
import { certificate } from '../../diagnose/__testUtils__/certificate';
import { ObservedCertificate } from '../../model/observed';
import { SealingCertificateService } from './SealingCertificateService';

const now = new Date('2026-11-24T03:00:00Z');
const fresh = certificate({ fetchedAt: '2026-11-24T02:57:00Z' });
const old = certificate({ fetchedAt: '2026-11-24T01:00:00Z' });
const renewed = certificate({
  fingerprint: 'ab',
  fetchedAt: now.toISOString(),
});

function createService(
  stored: ObservedCertificate[],
  refresh: () => Promise<ObservedCertificate>,
) {
  const auditor = mockServices.auditor.mock();
  const event = { success: jest.fn(), fail: jest.fn() };
  const clock = new ManualClock(now);
  auditor.createEvent.mockResolvedValue(event);
  const service = new SealingCertificateService({
    reader: {
      listClusters: async ([name]: string[]) =>
        name === 'prod' ? [{ configured: true }] : [],
      listCertificates: async () => stored,
    } as any,
    observer: { refreshSealingCertificate: refresh },
    access: {
      of: async () => ({
        inspect: async () => ({ mayReadCluster: () => true }),
      }),
    } as any,
    auditor,
    logger: mockServices.logger.mock(),
    clock,
  });
  return {
    auditor,
    clock,
    event,
    get: (cluster = 'prod') =>
      service.get(cluster, mockCredentials.user(), {} as any),
  };
}

describe('SealingCertificateService', () => {
  it('returns a fresh certificate without a request to the cluster', async () => {
    const { get, auditor } = createService([fresh], async () => renewed);
    expect(await get()).toMatchObject({
      cluster: 'prod',
      fingerprint: fresh.fingerprint,
      keySize: 2048,
      controller: 'kube-system/sealed-secrets',
      findings: [],
    });
    expect(auditor.createEvent).not.toHaveBeenCalled();
  });

  it('names all certificates that were read, and whether this is the current one', async () => {
    const known = [old.fingerprint];
    const { get } = createService([old], async () => renewed);
    expect(await get()).toMatchObject({
      isCurrent: true,
      knownFingerprints: ['ab', ...known],
    });
    const cut = createService([old], async () => {
      throw new Error('cut off');
    });
    expect(await cut.get()).toMatchObject({
      isCurrent: false,
      knownFingerprints: known,
    });
  });

  it('requests it from the cluster if the stored one was read by a clock that is ahead', async () => {
    const ahead = certificate({ fetchedAt: '2026-11-24T03:10:00Z' });
    const { get } = createService([ahead], async () => renewed);
    expect((await get()).fingerprint).toBe('ab');
  });

  it('requests it from the cluster if the stored one is old, and audits that', async () => {
    const { get, auditor, event } = createService([old], async () => renewed);
    expect((await get()).fingerprint).toBe('ab');
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'sealing-certificate-fetch',
        // Backstage logs what is less at debug, which nobody keeps.
        severityLevel: 'medium',
        meta: { cluster: 'prod' },
      }),
    );
    expect(event.success).toHaveBeenCalledTimes(1);
  });

  it('falls back to the stored one, which shows its age', async () => {
    const { get, event } = createService([old], async () => {
      throw new Error('away');
    });
    expect((await get()).fetchedAt).toBe(old.fetchedAt);
    expect(event.fail).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['with a stored one', [old]],
    ['without a stored one', []],
  ])('sends one request for all waiting callers, %s', async (_, stored) => {
    let answer!: (answered: ObservedCertificate) => void;
    const refresh = jest.fn(
      () => new Promise<ObservedCertificate>(resolve => (answer = resolve)),
    );
    const { get, auditor } = createService(stored, refresh);
    const all = Array.from({ length: 20 }, () => get());
    await new Promise(setImmediate);
    answer(renewed);
    const fingerprints = (await Promise.all(all)).map(one => one.fingerprint);
    expect(new Set(fingerprints)).toEqual(new Set(['ab']));
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(auditor.createEvent).toHaveBeenCalledTimes(1);
  });

  it('does not repeat a request for a minute after the cluster returned none', async () => {
    const refresh = jest.fn(async (): Promise<ObservedCertificate> => {
      throw new NotFoundError('There is no controller');
    });
    const { get, auditor, clock } = createService([old], refresh);
    for (let times = 0; times < 60; times++) {
      expect((await get()).fetchedAt).toBe(old.fetchedAt);
    }
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(auditor.createEvent).toHaveBeenCalledTimes(1);
    await clock.advance(60_000);
    refresh.mockResolvedValue(renewed);
    expect((await get()).fingerprint).toBe('ab');
    expect((await get()).fingerprint).toBe('ab');
    expect(refresh).toHaveBeenCalledTimes(3);
  });

  it('gives the reason for a missing certificate on each call', async () => {
    const refresh = jest.fn(async (): Promise<ObservedCertificate> => {
      throw new NotFoundError('There is no controller');
    });
    const { get } = createService([], refresh);
    for (let times = 0; times < 3; times++) {
      await expect(get()).rejects.toThrow('There is no controller');
    }
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('explains to users why there is none', async () => {
    const missing = createService([], async () => {
      throw new NotFoundError('There is no controller');
    });
    await expect(missing.get()).rejects.toThrow('There is no controller');
    const broken = createService([], async () => {
      throw new Error('ECONNREFUSED');
    });
    await expect(broken.get()).rejects.toThrow(
      'The cluster prod does not give its sealing certificate',
    );
    await expect(broken.get('nowhere')).rejects.toThrow(
      'There is no cluster nowhere',
    );
  });

  it('reports an expired one', async () => {
    const { get } = createService(
      [
        certificate({
          fetchedAt: fresh.fetchedAt,
          notAfter: '2026-11-24T02:00:00Z',
        }),
      ],
      async () => renewed,
    );
    expect((await get()).findings.map(({ id }) => id)).toEqual([
      'sealing-certificate-expired',
    ]);
  });
});
