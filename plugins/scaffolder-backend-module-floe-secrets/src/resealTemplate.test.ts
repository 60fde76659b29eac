import { TestBackend } from '@backstage/backend-test-utils';
import { ciphertextDigest } from '@floe/backstage-plugin-floe-secrets-node';
import { Service } from '@floe/backstage-plugin-floe-secrets-common';
import { demoServices } from '@floe/demo-cluster';
import { runTemplate } from './__testUtils__/scaffolder';
import { sealedText } from './__testUtils__/knownService';
import {
  fieldValueOf,
  ServiceForge,
  serviceOf,
  startServiceForge,
  startTemplateBackend,
} from './__testUtils__/templateBackend';

const demoService = demoServices.find(
  ({ approach }) => approach === 'sealed-secrets',
)!;
const entityRef = `component:default/${demoService.name}`;
const valuesPath = 'deploy/values-prod.yaml';
const campaign = '3f0f6f5e-7a55-4f0e-9d0b-0c1f3c8d8a10';
const renewed = sealedText.replace(/^..../, 'AgAB');

describe('the template reseal-secrets', () => {
  let serviceForge: ServiceForge;
  let backend: TestBackend;
  let service: Service;
  const proposals: any[] = [];
  const changes: any[] = [];
  let replaces = ciphertextDigest(sealedText);

  beforeAll(async () => {
    serviceForge = await startServiceForge(demoService, { sealed: sealedText });
    const { forge } = serviceForge;
    service = serviceOf(demoService, forge, valuesPath);
    backend = await startTemplateBackend({
      forge,
      templates: ['reseal-secrets'],
      addRoutes: router => {
        router.get('/v1/entities/:kind/:namespace/:name/secrets', (_, res) => {
          res.json({ service, items: [] });
        });
        router.get('/v1/campaigns/:id/ciphertexts', (req, res) => {
          if (req.params.id !== campaign || req.query.entityRef !== entityRef) {
            res.status(404).end();
            return;
          }
          res.json({
            items: [
              {
                itemId: 'item-1',
                entityRef,
                environment: 'prod',
                cluster: 'demo',
                namespace: demoService.namespace,
                name: 'sealed',
                keys: [{ key: 'a', replaces, ciphertext: renewed }],
              },
              {
                itemId: 'item-2',
                entityRef,
                environment: 'prod',
                cluster: 'demo',
                namespace: demoService.namespace,
                name: 'changed-since',
                keys: [
                  { key: 'b', replaces: 'no-such-digest', ciphertext: renewed },
                ],
              },
            ].slice(0, replaces === 'none' ? 0 : 2),
          });
        });
        router.post('/v1/campaigns/:id/pull-requests', (req, res) => {
          proposals.push(req.body);
          res.json({});
        });
        router.post('/v1/changes', (req, res) => {
          changes.push(req.body);
          res.status(201).json({ id: 'change-1' });
        });
      },
    });
  });
  afterAll(async () => {
    await backend?.stop();
    await serviceForge.stop();
  });

  const run = (parameters: object = {}) =>
    runTemplate(backend, 'reseal-secrets', {
      service: fieldValueOf(service),
      campaign,
      ...parameters,
    });
  const fileOn = (branch: string) => serviceForge.contentOf(valuesPath, branch);

  it('replaces the ciphertexts, reports the conflict, and both are followed', async () => {
    const { log, status } = await run();
    expect({ status, log }).toMatchObject({ status: 'completed' });
    const [pull] = await serviceForge.api('/pulls');
    expect(pull.title).toMatch(/^Seal 1 value again with the newest key$/);
    expect(pull.body).toContain('changed-since');
    const before = await fileOn('main');
    expect(before).toContain(sealedText);
    expect(await fileOn(pull.head.ref)).toBe(
      before.replaceAll(sealedText, renewed),
    );
    expect(proposals).toEqual([
      {
        pullRequestUrl: pull.html_url,
        itemIds: ['item-1'],
        conflicts: ['item-2'],
      },
    ]);
    expect(changes).toEqual([
      expect.objectContaining({
        entityRef,
        approach: 'sealed-secrets',
        objects: [{ kind: 'SealedSecret', name: 'sealed' }],
        pullRequestUrl: pull.html_url,
      }),
    ]);
  });

  it('opens no pull request if the files have other ciphertexts, and records that', async () => {
    proposals.length = 0;
    replaces = 'another-digest';
    expect(await run()).toMatchObject({ status: 'completed' });
    expect(await serviceForge.api('/pulls')).toHaveLength(1);
    expect(proposals).toEqual([
      { itemIds: [], conflicts: ['item-1', 'item-2'] },
    ]);
  });

  it('reports that the campaign has nothing for the repository', async () => {
    replaces = 'none';
    const { log, status } = await run();
    expect(status).toBe('failed');
    expect(log).toContain('nothing for this repository');
  });

  it('accepts only the id of a campaign', async () => {
    const { status } = await run({ campaign: 'hunter2-in-clear-text' });
    expect(status).toBe('refused with 400');
  });
});
