import { KubernetesWatchEvent } from '@floe/backstage-plugin-floe-secrets-node';
import { recordedSecretMetadata } from '../../__testUtils__/recordedKubernetes';
import { ApiServerStub } from '../__testUtils__/ApiServerStub';
import { FetchTransport } from './FetchTransport';
import { HttpClusterGateway } from './HttpClusterGateway';

const secrets = { group: '', version: 'v1', plural: 'secrets' };
const whole = {
  kind: 'Secret',
  apiVersion: 'v1',
  metadata: { name: 'a', resourceVersion: '2' },
  data: { password: 'Y2FuYXJ5' },
};

describe('a gateway for metadata only', () => {
  let server: ApiServerStub;
  let gateway: HttpClusterGateway;

  beforeEach(async () => {
    server = await ApiServerStub.start();
    gateway = new HttpClusterGateway({
      clusterName: 'production',
      transport: new FetchTransport({
        via: 'the kubernetes plugin',
        connect: async () => ({ baseUrl: server.url, headers: {} }),
      }),
    });
  });
  afterEach(() => server.stop());

  const list = () => gateway.list(secrets, { metadataOnly: true });
  const watch = async () => {
    const events: KubernetesWatchEvent[] = [];
    for await (const event of gateway.watch(secrets, {
      resourceVersion: '1',
      metadataOnly: true,
    })) {
      events.push(event);
    }
    return events;
  };

  it('lists it', async () => {
    const items = [recordedSecretMetadata('orders-ga4')];
    server.answer(200, {
      kind: 'PartialObjectMetadataList',
      metadata: { resourceVersion: '7' },
      items,
    });
    await expect(list()).resolves.toEqual({ items, resourceVersion: '7' });
    expect(server.requests[0].headers.accept).toBe(
      'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1',
    );
  });

  it('watches it', async () => {
    const object = recordedSecretMetadata('orders-ga4');
    server.handler = (_, response) =>
      response.end(
        `${JSON.stringify({ type: 'ADDED', object })}\n${JSON.stringify({
          type: 'BOOKMARK',
          object: { kind: 'Secret', metadata: { resourceVersion: '9' } },
        })}\n`,
      );
    const events = await watch();
    expect(events.map(({ type }) => type)).toEqual(['ADDED', 'BOOKMARK']);
    expect(server.requests[0].headers.accept).toBe(
      'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1',
    );
  });

  const refused = () => ({
    source: 'content',
    retryAfterSeconds: 3_600,
    message: expect.not.stringContaining('Y2FuYXJ5'),
  });

  it('refuses a list of whole objects', async () => {
    server.answer(200, {
      kind: 'SecretList',
      metadata: { resourceVersion: '7' },
      items: [whole],
    });
    await expect(list()).rejects.toMatchObject(refused());
  });

  it('refuses metadata with data beside it', async () => {
    server.answer(200, {
      kind: 'PartialObjectMetadataList',
      metadata: { resourceVersion: '7' },
      items: [{ ...recordedSecretMetadata('orders-ga4'), data: {} }],
    });
    await expect(list()).rejects.toMatchObject(refused());
  });

  it('refuses a watch of whole objects', async () => {
    server.handler = (_, response) =>
      response.end(`${JSON.stringify({ type: 'ADDED', object: whole })}\n`);
    await expect(watch()).rejects.toMatchObject(refused());
  });
});
