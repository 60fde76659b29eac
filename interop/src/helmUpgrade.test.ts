// The extract functions are not part of the packages' public interface.
// eslint-disable-next-line @backstage/no-forbidden-package-imports
import { rewrittenFields } from '@floe/backstage-plugin-floe-secrets-backend/src/observe/extract/rewrittenFields';
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { fakeStore } from './cases/objects';
import {
  ControlPlane,
  HELM_VERSIONS,
  HelmVersion,
  startControlPlane,
  startExternalSecrets,
  waitFor,
  Workspace,
} from './harness';
import { programPath } from './harness/parts';

const run = promisify(execFile);
const namespace = 'upgrades';
const secret = (name: string) => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: { namespace, name },
});

/**
 * Whether an upgrade without changes fails with a conflict, as listed in
 * docs/versions.md.
 */
const CONFLICTS: Record<HelmVersion, Record<string, boolean>> = {
  '3.21.4': { '15m': false, '15m0s': false },
  '4.3.2': { '15m': true, '15m0s': false },
};

describe('an upgrade of a release with an ExternalSecret of ESO 0.20.4', () => {
  const workspace = new Workspace();
  let controlPlane: ControlPlane;
  let kubeconfig: string;
  const chart = workspace.path('chart');

  beforeAll(async () => {
    controlPlane = await startControlPlane(workspace);
    await startExternalSecrets(controlPlane, '0.20.4');
    await controlPlane.admin.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    await controlPlane.admin.create(fakeStore(namespace, { one: 'first' }));
    kubeconfig = controlPlane.writeKubeconfig('helm');
    mkdirSync(`${chart}/templates`, { recursive: true });
    writeFileSync(
      `${chart}/Chart.yaml`,
      'apiVersion: v2\nname: secrets\nversion: 1.0.0\n',
    );
    writeFileSync(
      `${chart}/templates/secret.yaml`,
      `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: {{ .Release.Name }}
spec:
  refreshInterval: {{ .Values.refreshInterval }}
  secretStoreRef: {name: provider}
  data: [{secretKey: a, remoteRef: {key: one}}]
`,
    );
  });
  afterAll(() => workspace.close());

  const cases = HELM_VERSIONS.flatMap(version =>
    Object.entries(CONFLICTS[version]).map(
      ([interval, conflicts]) => [version, interval, conflicts] as const,
    ),
  );

  it.each(cases)(
    'conflicts with Helm %s and %s: %s',
    async (version, interval, conflicts) => {
      const release = `r${version}-${interval}`.replaceAll('.', '-');
      const upgrade = () =>
        run(
          programPath('helm', version),
          [
            ...['upgrade', '--install', release, chart],
            ...['--namespace', namespace, '--kubeconfig', kubeconfig],
            ...['--set', `refreshInterval=${interval}`],
          ],
          { env: { HOME: workspace.folder } },
        );
      await upgrade();
      // The operator adds its finalizer before it syncs.
      await waitFor(
        async () => {
          const object = await controlPlane.admin.get(secret(release));
          return (
            (object?.metadata as any)?.finalizers?.length > 0 &&
            object?.status?.conditions?.some(
              ({ status }: { status: string }) => status === 'True',
            )
          );
        },
        { what: `${release} to be synced` },
      );
      const complaint = await upgrade().then(
        () => '',
        error => String(error.stderr),
      );
      expect(/conflict.*\.spec\.refreshInterval/s.test(complaint)).toBe(
        conflicts,
      );
      expect(complaint !== '').toBe(conflicts);
      // The portal finds it in the object, before an upgrade.
      const { rewritten } = rewrittenFields(
        (await controlPlane.admin.get(secret(release))) as any,
      );
      expect(rewritten).toEqual(
        interval === '15m'
          ? {
              fields: [{ path: 'spec.refreshInterval', text: '15m0s' }],
              appliedBy: version.startsWith('4.') ? 'helm' : null,
            }
          : undefined,
      );
    },
  );
});
