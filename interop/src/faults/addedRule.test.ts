import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  Finding,
  ManagedSecret,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  DiagnosisRule,
  floeSecretsDiagnosisExtensionPoint,
} from '@floe/backstage-plugin-floe-secrets-node';
import {
  ControlPlane,
  documentedRbac,
  externalSecretsDefinitions,
  startControlPlane,
  waitFor,
  Workspace,
} from '../harness';
import { Portal } from '../portal/Portal';
import { externalSecret, namespace, setReady } from './externalSecrets';

const finding = (summary: string): Finding => ({
  id: 'rotation-overdue',
  severity: 'info',
  confidence: 'likely',
  summary,
  evidence: [],
  remedies: [],
});

/** The rules of another module. The first one has a bug. */
const rules: DiagnosisRule[] = [
  {
    name: 'rule-with-a-mistake',
    evaluate({ secret }) {
      // No name here ends with a number.
      const [number] = secret.name.match(/\d+$/)!;
      return [finding(`${number} is not the newest.`)];
    },
  },
  {
    name: 'rule-that-works',
    evaluate: ({ secret }) => [finding(`${secret.name} has an owner.`)],
  },
];

const addedRules = createBackendModule({
  pluginId: 'floe-secrets',
  moduleId: 'rules-of-others',
  register(env) {
    env.registerInit({
      deps: { diagnosis: floeSecretsDiagnosisExtensionPoint },
      async init({ diagnosis }) {
        diagnosis.addRule(...rules);
      },
    });
  },
});

describe('the portal with a rule of another module that throws', () => {
  const workspace = new Workspace();
  let controlPlane: ControlPlane;
  let portal: Portal;

  beforeAll(async () => {
    controlPlane = await startControlPlane(workspace);
    await controlPlane.apply([
      ...(await externalSecretsDefinitions('0.20.4')),
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    ]);
    await controlPlane.applyFiles(documentedRbac('read'));
    for (const name of ['well', 'ill']) {
      await controlPlane.admin.create(externalSecret(name));
      await setReady(controlPlane.admin, name, name === 'well');
    }
    portal = await Portal.start(
      { portal: await controlPlane.portalConnection() },
      undefined,
      { features: [addedRules] },
    );
  });
  afterAll(async () => {
    await portal?.stop();
    await workspace.close();
  });

  const shown = (name: string, state: string) => {
    let last: ManagedSecret | undefined;
    return waitFor(
      async () => {
        last = await portal.secret(namespace, name);
        // The cause is known once the SecretStores are.
        const isComplete = last?.findings.some(
          ({ id }) => id === 'store-not-found',
        );
        return last?.state === state && isComplete && last;
      },
      { what: () => `${name} to be ${state}: ${JSON.stringify(last)}` },
    );
  };

  it('loses only the finding of that rule', async () => {
    const ill = await shown('ill', 'failing');
    const well = await shown('well', 'synced');
    const ids = ill.findings.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(1);
    expect(ids).toContain('rotation-overdue');
    expect(well.findings.map(({ summary }) => summary)).toContain(
      'well has an owner.',
    );
    const { findings } = await portal.detail(ill.id);
    expect(findings.map(({ id }) => id)).toEqual(ids);
    const { items } = await portal.secrets({ state: 'failing' });
    expect(items.map(({ name }) => name)).toEqual(['ill']);
    expect(portal.hasKept('rule-with-a-mistake')).toBe(true);
  });

  it('continues to report changes', async () => {
    await setReady(controlPlane.admin, 'ill', true);
    const { id } = await shown('ill', 'synced');
    const { history } = await portal.detail(id);
    expect(history.map(({ state }) => state)).toEqual(['synced', 'failing']);
  });
});
