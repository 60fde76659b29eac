/** @jest-environment node */
import { waitFor } from '../__testUtils__/waitFor';
import { FakeCluster } from '../__testUtils__/FakeCluster';
import { TestForge } from '../__testUtils__/startTestForge';
import { Application, KubernetesObject, RenderChart } from './types';
import { trackingAnnotation } from './deployers';

const application: Application = {
  name: 'widgets',
  repository: 'acme/widgets',
  valueFiles: ['deploy/values.yaml', 'deploy/values-prod.yaml'],
  release: 'widgets',
  namespace: 'floe-widgets',
  cluster: 'demo',
};

/** Replaces the chart: a line `secret: NAME` becomes an ExternalSecret. */
const render: RenderChart = (files, { namespace, apiVersion }) => {
  const text = files.map(file => file.text).join('\n');
  if (text.includes('broken')) {
    throw new Error('values are not YAML\n  at line 1: password: hunter2');
  }
  const names = [...text.matchAll(/^secret: (.+)$/gm)].map(([, name]) => name);
  return names.map(
    (name): KubernetesObject => ({
      apiVersion,
      kind: 'ExternalSecret',
      // Like the Secret of a subchart, without the labels of the chart.
      metadata: { name, namespace },
    }),
  );
};

describe('GitOps', () => {
  let cluster: FakeCluster;
  let forge: TestForge;

  beforeEach(async () => {
    cluster = new FakeCluster();
    forge = await TestForge.start({
      cluster: await cluster.start(),
      applications: [application],
      render,
    });
  });
  afterEach(async () => {
    await forge.stop();
    await cluster.stop();
  });

  const push = async (text: string) => {
    const path = '/contents/deploy/values-prod.yaml';
    const { body } = await forge.api('GET', path);
    const { status } = await forge.api('PUT', path, {
      message: 'Change',
      content: Buffer.from(text).toString('base64'),
      sha: body.sha,
    });
    expect(status).toBe(200);
  };
  const page = async (path = '/-/applications') =>
    (await fetch(`${forge.forge.url}${path}`)).text();
  const names = () => cluster.all().map(({ metadata }) => metadata.name);

  it('applies merged files and prunes removed objects', async () => {
    const first = await forge.openPull('first', {
      'deploy/values-prod.yaml': 'secret: a\nsecret: b\n',
    });
    await forge.api('PUT', `/pulls/${first}/merge`);
    await waitFor(() => expect(names()).toEqual(['a', 'b']));
    expect(cluster.all()[0]).toMatchObject({
      apiVersion: 'external-secrets.io/v1',
      metadata: {
        namespace: 'floe-widgets',
        annotations: {
          [trackingAnnotation]:
            'widgets:external-secrets.io/ExternalSecret:floe-widgets/a',
        },
      },
    });
    await waitFor(async () =>
      expect(await page(`/acme/widgets/pull/${first}`)).toContain(
        '<span class="badge created">created</span>',
      ),
    );
    await push('secret: b\n');
    await waitFor(() => expect(names()).toEqual(['b']));
  });

  it('keeps objects that it did not create, copies of its annotation included', async () => {
    await push('secret: a\n');
    await waitFor(() => expect(names()).toEqual(['a']));
    const labels = { 'app.kubernetes.io/instance': 'widgets' };
    cluster.apply('floe-widgets/externalsecrets/by-hand', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'by-hand', namespace: 'floe-widgets', labels },
    });
    cluster.apply('floe-widgets/secrets/a', {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: 'a',
        namespace: 'floe-widgets',
        labels,
        annotations: {
          [trackingAnnotation]:
            'widgets:external-secrets.io/ExternalSecret:floe-widgets/a',
        },
      },
    });
    await push('replicas: 1\n');
    await waitFor(() =>
      expect([...cluster.objects.keys()]).toEqual([
        'floe-widgets/externalsecrets/by-hand',
        'floe-widgets/secrets/a',
      ]),
    );
  });

  it('uses the version of the chart if the cluster still serves it', async () => {
    cluster.served['external-secrets.io'] = ['v1', 'v1beta1'];
    await push('secret: a\n');
    await waitFor(() =>
      expect(cluster.all()[0].apiVersion).toBe('external-secrets.io/v1beta1'),
    );
  });

  it('applies nothing while a kind is not served, and reports it', async () => {
    delete cluster.served['external-secrets.io'];
    await push('secret: a\n');
    await waitFor(async () =>
      expect(await page()).toContain(
        'no matches for kind &quot;ExternalSecret&quot; in version &quot;external-secrets.io/v1beta1&quot;',
      ),
    );
    expect(cluster.calls.filter(call => call.startsWith('PATCH'))).toEqual([]);
  });

  it('reports the refusal of one object and applies the others', async () => {
    cluster.invalidName = 'a';
    await push('secret: a\nsecret: b\n');
    await waitFor(async () =>
      expect(await page()).toContain('a is invalid: spec.target'),
    );
    expect(names()).toEqual(['b']);
  });

  it('reports values that cannot be rendered without quoting them', async () => {
    await push('secret: a\n');
    await waitFor(() => expect(names()).toEqual(['a']));
    await push('broken\n');
    await waitFor(async () =>
      expect(await page()).toContain('values are not YAML'),
    );
    expect(await page()).not.toContain('hunter2');
    expect(names()).toEqual(['a']);
  });

  it('tries again until the cluster answers', async () => {
    const { body } = await forge.api('GET', '/git/ref/heads/main');
    const first = body.object.sha.slice(0, 7);
    await waitFor(async () => expect(await page()).toContain(first));
    await cluster.stop();
    await push('secret: a\n');
    await waitFor(async () =>
      expect(await page()).toContain('does not answer'),
    );
    await cluster.start();
    await waitFor(() => expect(names()).toEqual(['a']));
  });

  it('applies again at the start and by the button, and keeps its results', async () => {
    await push('secret: a\n');
    await waitFor(() => expect(names()).toEqual(['a']));
    cluster.objects.clear();
    await forge.restart();
    await waitFor(() => expect(names()).toEqual(['a']));

    cluster.objects.clear();
    const sync = await fetch(`${forge.forge.url}/-/applications/widgets/sync`, {
      method: 'POST',
      headers: { Origin: forge.forge.url },
    });
    expect(sync.ok).toBe(true);
    expect(names()).toEqual(['a']);
  });
});
