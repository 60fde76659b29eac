import { mockServices } from '@backstage/backend-test-utils';
import { ClusterRequestError } from '@floe/backstage-plugin-floe-secrets-node';
import fs from 'node:fs';
import path from 'node:path';
import { ObservedCertificate } from '../../model/observed';
import { ManualClock, settle } from '../../clock/__testUtils__/ManualClock';
import {
  clusterError,
  ScriptedGateway,
} from '../__testUtils__/ScriptedGateway';
import { ResourceStatusBoard } from '../recording/ResourceStatusBoard';
import { Recovery } from '../reflector/Recovery';
import { CertificateKeeper } from './CertificateKeeper';

const SERVICES = '/api/v1/namespaces/kube-system/services';
const pem = fs.readFileSync(
  path.join(__dirname, '../../__fixtures__/sealing-certificate.pem'),
  'utf8',
);

describe('CertificateKeeper', () => {
  let clock: ManualClock;
  let gateway: ScriptedGateway;
  let answer: string | ClusterRequestError;
  let asked: unknown[];
  let stored: ObservedCertificate[];
  let news: string[];
  let states: { state: string; reason: string | null }[];
  let keeper: CertificateKeeper;
  let board: ResourceStatusBoard;
  let controller: AbortController;
  let recovery: Recovery;

  beforeEach(() => {
    clock = new ManualClock('2026-11-25T00:00:00.000Z');
    gateway = new ScriptedGateway();
    gateway.getAnswers[`${SERVICES}/sealed-secrets`] = {
      spec: { ports: [{ name: 'http', port: 8080 }] },
    };
    answer = pem;
    asked = [];
    gateway.getFromService = async (...args: unknown[]) => {
      asked.push(args.slice(0, 2));
      if (answer instanceof Error) {
        throw answer;
      }
      return answer;
    };
    stored = [];
    news = [];
    states = [];
    controller = new AbortController();
    recovery = new Recovery();
    keeper = new CertificateKeeper({
      writer: {
        writeCertificate: async certificate => {
          stored.push(certificate);
        },
      },
      servicesOf: () => [
        { namespace: 'kube-system', name: 'sealed-secrets-controller' },
        { namespace: 'kube-system', name: 'sealed-secrets' },
      ],
      logger: mockServices.logger.mock(),
      clock,
      onNewCertificate: cluster => news.push(cluster),
    });
    board = new ResourceStatusBoard({
      cluster: 'production',
      clock,
      write: writes =>
        writes.forEach(write => {
          if (write.type === 'resource-status') {
            states.push(write.status);
          }
        }),
    });
  });

  afterEach(() => controller.abort());

  async function keep() {
    const { signal } = controller;
    const running = keeper.keep({ gateway, board, recovery, signal });
    await settle();
    return running;
  }

  it('finds the controller and stores its certificate', async () => {
    await keeper.fetch(gateway);
    expect(asked).toEqual([
      [
        { namespace: 'kube-system', name: 'sealed-secrets', port: 'http' },
        '/v1/cert.pem',
      ],
    ]);
    expect(stored).toEqual([
      {
        cluster: 'production',
        // What openssl x509 -fingerprint -sha256 prints.
        fingerprint:
          '5dea9e63bb7c32896d482acbf264006574d18f715fd480b6011d76220e20cde9',
        pem,
        notBefore: '2026-11-24T09:05:39.000Z',
        notAfter: '2036-11-21T09:05:39.000Z',
        keySize: 2048,
        modulusPrefix: expect.stringMatching(/^[0-9a-f]{32}$/),
        controller: 'kube-system/sealed-secrets',
        fetchedAt: '2026-11-25T00:00:00.000Z',
      },
    ]);
  });

  it('keeps an expired one, because the controller serves it', async () => {
    await clock.advance(20 * 365 * 24 * 3_600_000);
    expect(await keeper.fetch(gateway)).toMatchObject({ keySize: 2048 });
  });

  /** The digest of a certificate is made on another thread, whenever that comes to it. */
  async function untilItWaits() {
    while (clock.nextTimer === undefined) {
      await new Promise(resolve => setImmediate(resolve));
    }
  }

  it('fetches every hour, and when a new key is due', async () => {
    void keep();
    await untilItWaits();
    expect(asked).toHaveLength(1);
    await clock.advance(67 * 60_000);
    await untilItWaits();
    expect(asked).toHaveLength(2);
    expect(news).toEqual(['production']);
    expect(states).toMatchObject([{ state: 'watching' }]);
    // The key is 30 days old at 09:05:39; the hourly turn may be later.
    controller.abort();
    controller = new AbortController();
    await clock.advance(Date.parse('2026-12-24T09:00:00.000Z') - clock.now());
    void keep();
    await untilItWaits();
    const before = asked.length;
    await clock.advance(5 * 60_000 + 40_000);
    expect(asked).toHaveLength(before + 1);
  });

  it('says what to configure if there is no controller', async () => {
    gateway.getAnswers = {};
    void keep();
    await settle();
    expect(states).toMatchObject([
      {
        state: 'not-served',
        reason: expect.stringContaining(
          'no service kube-system/sealed-secrets-controller or kube-system/sealed-secrets. Set floeSecrets.sealedSecrets',
        ),
      },
    ]);
  });

  it('looks again soon for a controller that is installed later', async () => {
    const answers = gateway.getAnswers;
    gateway.getAnswers = {};
    void keep();
    await settle();
    gateway.getAnswers = answers;
    await clock.advance(10_000);
    await untilItWaits();
    expect(states.at(-1)).toMatchObject({ state: 'watching', reason: null });
  });

  it('fetches immediately when the cluster is reached again', async () => {
    answer = clusterError(503, 'ServiceUnavailable');
    void keep();
    await clock.advance(30 * 60_000);
    expect(states.at(-1)).toMatchObject({ state: 'failing' });
    answer = pem;
    recovery.announce();
    await untilItWaits();
    expect(states.at(-1)).toMatchObject({ state: 'watching', reason: null });
  });

  it('distinguishes a refusal from a failure, and tries again', async () => {
    answer = clusterError(403, 'Forbidden');
    void keep();
    await settle();
    expect(states.at(-1)).toMatchObject({ state: 'forbidden' });
    answer = '<html>not a certificate</html>';
    await clock.advance(30_000);
    expect(states.at(-1)).toMatchObject({
      state: 'failing',
      reason: expect.stringContaining(
        'does not answer with a sealing certificate',
      ),
    });
    answer = pem;
    await clock.advance(60_000);
    await untilItWaits();
    expect(states.at(-1)).toMatchObject({ state: 'watching', reason: null });
  });

  it('tries the next Service if one may not be read', async () => {
    gateway.getAnswers[`${SERVICES}/sealed-secrets-controller`] = clusterError(
      403,
      'Forbidden',
    );
    expect(await keeper.fetch(gateway)).toMatchObject({
      controller: 'kube-system/sealed-secrets',
    });
    delete gateway.getAnswers[`${SERVICES}/sealed-secrets`];
    await expect(keeper.fetch(gateway)).rejects.toMatchObject({ status: 403 });
  });

  it('uses a port without a name', async () => {
    gateway.getAnswers = {
      [`${SERVICES}/sealed-secrets-controller`]: {
        spec: { ports: [{ port: 8080 }] },
      },
    };
    await keeper.fetch(gateway);
    expect(asked).toMatchObject([[{ port: '' }, '/v1/cert.pem']]);
  });
});
