import { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import {
  caseNamespace,
  Expectation,
  InteropCase,
  interopCases,
  arrangeCase,
} from './cases';
import { externalSecret } from './cases/objects';
import {
  ClusterUnderTest,
  startEmbeddedCluster,
  startRealCluster,
  waitFor,
} from './harness';
import { Portal } from './portal/Portal';

/** The differences between a secret and an expectation; empty if it is met. */
function differences(
  secret: ManagedSecret | undefined,
  expected: Expectation,
): string[] {
  if (!secret) return ['the portal does not know it'];
  const ids = secret.findings.map(finding => finding.id);
  return [
    ...(expected.state.includes(secret.state)
      ? []
      : [`the state is ${secret.state}, not ${expected.state.join(' or ')}`]),
    ...expected.findings
      .filter(finding => ![finding].flat().some(id => ids.includes(id)))
      .map(finding => `there is no finding ${finding}`),
    ...(expected.notFindings ?? [])
      .filter(id => ids.includes(id))
      .map(id => `there is a finding ${id}`),
  ];
}

const isQuick = ({ expected }: InteropCase) => !expected.saidAfter;
const cases = interopCases.filter(isQuick);
const slowCases = interopCases.filter(candidate => !isQuick(candidate));

/**
 * The portal that also waits for states which take minutes to appear, while the
 * others run.
 */
let patient: Portal;
let stopPatient = async () => {};
afterAll(() => stopPatient());

describe.each([
  {
    name: 'a real cluster with External Secrets Operator 0.20.4 and Sealed Secrets 0.36.6',
    start: () => startRealCluster('0.20.4', '0.36.6'),
    servesV1beta1: false,
    isPatient: true,
  },
  {
    name: 'a real cluster with External Secrets Operator 0.16.1 and Sealed Secrets 0.40.0',
    start: () => startRealCluster('0.16.1', '0.40.0'),
    servesV1beta1: true,
    isPatient: false,
  },
  {
    name: 'the embedded cluster',
    start: startEmbeddedCluster,
    servesV1beta1: false,
    isPatient: false,
  },
])('the portal with $name', ({ start, servesV1beta1, isPatient }) => {
  let cluster: ClusterUnderTest;
  let portal: Portal;

  const shown = (interopCase: InteropCase) =>
    portal.secret(caseNamespace(interopCase), interopCase.id);

  beforeAll(async () => {
    cluster = await start();
    portal = await Portal.start(cluster);
    // Begun first, and awaited last.
    for (const slow of slowCases) {
      await arrangeCase(slow, cluster.caseContext);
    }
    if (isPatient) patient = portal;
  });
  const stop = async () => {
    await portal?.stop();
    await cluster?.stop();
  };
  afterAll(async () => {
    if (isPatient) stopPatient = stop;
    else await stop();
  });

  it.each(cases)('$id: $title', async interopCase => {
    await arrangeCase(interopCase, cluster.caseContext);
    await expect(differencesAfter(portal, interopCase)).resolves.toEqual([]);
  });

  it('reports whether the next upgrade of the chart would fail', async () => {
    const namespace = 'chart-version';
    const { admin, caseContext } = cluster;
    await admin.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    const object = externalSecret(caseContext, namespace, 'from-chart');
    object.metadata.labels = {
      ...object.metadata.labels,
      'helm.sh/chart': 'floe-dagster-0.1.0',
    };
    await admin.create(object);
    const secret = await waitFor(() => portal.secret(namespace, 'from-chart'), {
      what: 'the ExternalSecret of the chart to be shown',
    });
    expect(
      secret.findings.some(({ id }) => id === 'api-version-not-served'),
    ).toBe(!servesV1beta1);
  });

  it('shows every store, and why one is not ready', async () => {
    const stores = await portal.stores();
    const storeOf = (id: string) =>
      stores.find(({ namespace }) => namespace === `case-${id}`);
    expect(storeOf('es-synced')).toMatchObject({
      kind: 'SecretStore',
      name: 'provider',
      provider: 'fake',
    });
    expect(storeOf('es-store-auth-missing')?.findings).toContainEqual(
      expect.objectContaining({ id: 'store-auth-missing' }),
    );
    expect(storeOf('es-store-token-refused')?.findings).toContainEqual(
      expect.objectContaining({ id: 'provider-access-denied' }),
    );
  });

  it('returns the certificate that the controller seals with', async () => {
    const pem = await cluster.sealingCertificate();
    await expect(portal.sealingCertificate()).resolves.toMatchObject({
      pem: expect.stringContaining(pem.trim()),
      keySize: 2048,
      controller: 'kube-system/sealed-secrets',
    });
  });

  it('reads every resource with the documented RBAC', async () => {
    const { resources } = await waitFor(
      async () => {
        const observed = await portal.cluster();
        // An API server that has just begun to serve a resource refuses it
        // at first.
        const isWatched = observed?.resources.every(({ state }) =>
          ['watching', 'not-served'].includes(state),
        );
        return observed?.reachable && isWatched && observed;
      },
      { what: 'the cluster to be observed whole' },
    );
    // Flux and other operators are not installed.
    const served = resources.filter(({ state }) => state !== 'not-served');
    expect(
      served.map(({ resource, state }) => `${resource} ${state}`).sort(),
    ).toEqual([
      'clusterexternalsecrets.external-secrets.io watching',
      'clusterpushsecrets.external-secrets.io watching',
      'clustersecretstores.external-secrets.io watching',
      'events watching',
      'externalsecrets.external-secrets.io watching',
      // The one generator that a case uses.
      'passwords.generators.external-secrets.io watching',
      'pushsecrets.external-secrets.io watching',
      'sealedsecrets.bitnami.com watching',
      'sealing-certificate watching',
      'secretstores.external-secrets.io watching',
    ]);
  });

  it('remembers that a secret failed before it was synced', async () => {
    const recovered = cases.find(({ id }) => id === 'es-recovered')!;
    const secret = await shown(recovered);
    const { history } = await portal.detail(secret!.id);
    expect(history.map(({ state }) => state)).toEqual(
      expect.arrayContaining(['failing', 'synced']),
    );
  });

  it('shows a change', async () => {
    const [synced] = cases;
    const namespace = caseNamespace(synced);
    const before = await shown(synced);
    await cluster.admin.delete({
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { namespace, name: synced.id },
    });
    expect(before).toBeDefined();
    const gone = waitFor(async () => (await shown(synced)) === undefined, {
      what: 'the deleted ExternalSecret to be gone from the portal',
    });
    await expect(gone).resolves.toBe(true);
  });

  it('stores no value that an operator quoted, nor one of the provider', async () => {
    const canaries = cases.flatMap(({ expected }) => expected.canary ?? []);
    expect(canaries).not.toEqual([]);
    for (const quoting of cases.filter(({ expected }) => expected.canary)) {
      const secret = await shown(quoting);
      const detail = await portal.detail(secret!.id);
      expect(detail.events).not.toEqual([]);
      expect(JSON.stringify(detail)).not.toContain(quoting.expected.canary);
    }
    for (const text of [...canaries, 'example-password', 'example-token']) {
      expect(portal.hasKept(text)).toBe(false);
    }
    // The searched files contain the expected text; otherwise the check
    // would prove nothing.
    expect(portal.hasKept('es-remote-key-missing')).toBe(true);
  });
});

describe('the first portal, after some minutes', () => {
  it.each(slowCases)('$id: $title', async slow => {
    const patience = slow.expected.saidAfter! + 120_000;
    await expect(differencesAfter(patient, slow, patience)).resolves.toEqual(
      [],
    );
  });
});

/**
 * The remaining differences from the expectation of a case at the end of the
 * time.
 */
async function differencesAfter(
  portal: Portal,
  interopCase: InteropCase,
  timeoutMilliseconds?: number,
): Promise<string[]> {
  let last: ManagedSecret | undefined;
  await waitFor(
    async () => {
      last = await portal.secret(caseNamespace(interopCase), interopCase.id);
      return differences(last, interopCase.expected).length === 0;
    },
    {
      what: () =>
        `${interopCase.id} in the portal: ${differences(
          last,
          interopCase.expected,
        ).join(', ')}. It shows:\n${JSON.stringify(last, undefined, 2)}`,
      timeoutMilliseconds,
    },
  );
  return differences(last, interopCase.expected);
}
