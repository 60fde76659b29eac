import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  clusterRepository,
  kustomization,
  values,
} from './sopsInCluster/clusterRepository';
import {
  caseLabel,
  ControlPlane,
  documentedRbac,
  FluxSource,
  startControlPlane,
  startKustomizeController,
  waitFor,
  Workspace,
} from './harness';
import { Portal } from './portal/Portal';
import { ageKeyPair } from './sops/Sops';
import {
  capsuleCases,
  isindirCases,
  sopsOperatorDefinitions,
  sopsSecret,
} from './sopsInCluster/operators';

const namespace = 'floe';
const labels = Object.fromEntries([caseLabel]);
const keySecret = 'sops-age';
const undecryptedFile = 'undecrypted-string-data/secret.yaml';
const operatorCases = [...isindirCases, ...capsuleCases];

describe('SOPS decrypted in the cluster', () => {
  const workspace = new Workspace();
  const key = ageKeyPair();
  const stranger = ageKeyPair();
  let controlPlane: ControlPlane;
  let portal: Portal;

  const keysOf = (...identities: string[]) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { namespace, name: keySecret },
    stringData: { 'floe.agekey': identities.join('\n') },
  });
  const ofSource = (
    name: string,
    options: { folder?: string; keySecret?: string } = {},
  ) => kustomization(name, labels, { source: 'clusters', ...options });
  const valueOf = async (name: string, dataKey = 'password') => {
    const secret = await controlPlane.admin.get({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { namespace, name },
    });
    return (
      secret && Buffer.from(secret.data[dataKey], 'base64').toString('utf8')
    );
  };
  const shown = (name: string, state: string) => {
    let last: unknown;
    return waitFor(
      async () => {
        const secret = await portal.secret(namespace, name);
        last = secret;
        return secret?.state === state && secret;
      },
      { what: () => `${name} to be ${state}: ${JSON.stringify(last)}` },
    );
  };
  const refreshed = async (name: string) => {
    const { id } = (await portal.secret(namespace, name))!;
    const { status, body } = await portal.refresh(id);
    expect([status, body]).toEqual([202, { operationId: expect.any(String) }]);
    return portal.ended(body.operationId);
  };
  const findingsOf = async (name: string) =>
    (await portal.secret(namespace, name))?.findings.map(
      ({ id, severity, confidence }) => `${id} ${severity} ${confidence}`,
    );

  beforeAll(async () => {
    controlPlane = await startControlPlane(workspace);
    await startKustomizeController(controlPlane);
    await controlPlane.applyFiles(
      documentedRbac('read'),
      documentedRbac('refresh'),
    );
    await controlPlane.apply([
      ...sopsOperatorDefinitions,
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
      keysOf(key.identity),
    ]);
    const source = await FluxSource.start(controlPlane, namespace, 'clusters');
    await source.commit(
      await clusterRepository(key.recipient, stranger.recipient),
    );
    await controlPlane.apply([
      ofSource('ours', { keySecret }),
      ofSource('strangers', { keySecret }),
      ofSource('key-secret-absent', { folder: 'ours', keySecret: 'absent' }),
      ofSource('undecrypted-data'),
      ofSource('undecrypted-string-data'),
    ]);
    for (const operatorCase of operatorCases) {
      const object = await sopsSecret(operatorCase, {
        recipient: key.recipient,
        value: values.stringData,
        labels,
      });
      const { metadata } = await controlPlane.admin.create(object);
      const status = operatorCase.status?.(metadata.generation!);
      if (status) await controlPlane.admin.patchStatus(object, status);
    }
    portal = await Portal.start(
      { portal: await controlPlane.portalConnection() },
      { sopsFiles: { interval: { seconds: 10 } } },
      {
        config: { integrations: source.integrations },
        annotations: {
          'backstage.io/source-location': `url:${source.sourceLocation}`,
          'floe.dev/sops-files': undecryptedFile,
        },
        // Reads files periodically; the tests' usual scheduler does it once.
        features: [schedulerServiceFactory],
      },
    );
  });
  afterAll(async () => {
    await portal?.stop();
    await workspace.close();
  });

  // Real files, keys and controller: the portal sees the status that Flux
  // wrote.
  describe('by Flux', () => {
    it('is synced when Flux has the key', async () => {
      const secret = await shown('ours', 'synced');
      expect(secret).toMatchObject({
        kind: 'Kustomization',
        approach: 'sops',
        findings: [],
      });
      // The Secret has the decrypted value of our file: Ready alone would
      // not show it.
      expect(await valueOf('ours-data')).toBe(values.data);
      expect(await valueOf('ours-string-data')).toBe(values.stringData);
      expect(await valueOf('ours-dotenv', 'PASSWORD')).toBe(values.dotenv);
    });

    it('fails for a recipient whose key is missing, until it is added', async () => {
      const { id } = await shown('strangers', 'failing');
      expect(await findingsOf('strangers')).toEqual([
        'sops-decryption-failed error proven',
      ]);
      expect(await valueOf('strangers')).toBeUndefined();

      expect(await refreshed('strangers')).toMatchObject({
        status: 'failed',
        finding: { id: 'sops-decryption-failed' },
      });

      await controlPlane.apply([keysOf(key.identity, stranger.identity)]);
      expect(await refreshed('strangers')).toMatchObject({
        status: 'succeeded',
        proof: expect.stringMatching(
          /^Kustomization floe\/strangers was applied again at .*Z, with revision main@sha1:/,
        ),
      });
      await shown('strangers', 'synced');
      expect(await findingsOf('strangers')).toEqual([]);
      const { history } = await portal.detail(id);
      const states = history.map(({ state }) => state);
      // In between, it reports that it is progressing.
      expect(states[0]).toBe('synced');
      expect(states.slice(1)).toContain('failing');
    });

    it('fails if the Secret with the keys does not exist', async () => {
      const { findings } = await shown('key-secret-absent', 'failing');
      expect(findings).toMatchObject([
        {
          id: 'sops-decryption-failed',
          severity: 'error',
          confidence: 'proven',
          summary: expect.stringContaining('does not exist'),
        },
      ]);
    });

    it('fails if decryption is not configured', async () => {
      const { findings } = await shown('undecrypted-data', 'failing');
      expect(findings).toMatchObject([
        { id: 'sops-decryption-not-configured', confidence: 'proven' },
      ]);
    });

    it('is not called synced if Flux applied the ciphertext and reports Ready', async () => {
      const { status } = await waitFor(
        async () => {
          const object = await controlPlane.admin.get(
            ofSource('undecrypted-string-data'),
          );
          return object?.status?.lastAppliedRevision && object;
        },
        { what: 'Flux to have applied the ciphertext' },
      );
      expect(status!.conditions).toMatchObject([
        { type: 'Ready', status: 'True', reason: 'ReconciliationSucceeded' },
      ]);
      expect(await valueOf('undecrypted-string-data')).toMatch(/^ENC\[/);
      // The Kustomization does not show it, and the portal reads no Secret.
      expect(
        await portal.secret(namespace, 'undecrypted-string-data'),
      ).toBeUndefined();
    });

    it('is found in the file that Flux applies without decrypting, until it decrypts', async () => {
      let last: unknown;
      const untilFound = (count: number) =>
        waitFor(
          async () => {
            const file = await portal.secret(namespace, undecryptedFile);
            last = file;
            const found = file?.findings.filter(
              ({ id }) => id === 'sops-decryption-not-configured',
            );
            return found?.length === count && found;
          },
          { what: () => `the file to be looked at: ${JSON.stringify(last)}` },
        );
      expect(await untilFound(1)).toMatchObject([
        {
          severity: 'error',
          confidence: 'proven',
          summary:
            'The Kustomization floe/undecrypted-string-data applies this file without decrypting it: Secret undecrypted-string-data has ciphertext as its values, although Flux reports it as ready.',
        },
      ]);

      await controlPlane.apply([
        ofSource('undecrypted-string-data', { keySecret }),
      ]);
      await untilFound(0);
      await waitFor(
        async () =>
          (await valueOf('undecrypted-string-data')) === values.stringData,
        { what: 'Flux to have applied the value' },
      );
    });
  });

  // Neither operator runs: the statuses follow their sources.
  it.each(operatorCases)(
    '$name is recognized by the message of the operator',
    async ({ name, kind, expected }) => {
      const place = kind.startsWith('Global') ? '' : namespace;
      const secret = await waitFor(() => portal.secret(place, name), {
        what: `${name} to be shown`,
      });
      expect({
        approach: secret.approach,
        state: secret.state,
        findings: secret.findings.map(({ id }) => id),
      }).toEqual({ approach: 'sops', ...expected });
    },
  );

  it('leaves no value and no key in the portal', () => {
    const texts = [
      ...Object.values(values),
      Buffer.from(values.data).toString('base64'),
      key.identity,
      stranger.identity,
      'ENC[AES256_GCM',
    ];
    expect(texts.filter(text => portal.hasKept(text))).toEqual([]);
    // The searched files contain the expected text; otherwise the check
    // would prove nothing.
    expect(portal.hasKept('key-secret-absent')).toBe(true);
  });
});
