import { readFileSync } from 'node:fs';
import {
  ManagedSecret,
  Visibility,
} from '@floe/backstage-plugin-floe-secrets-common';
import { parse, parseAllDocuments } from 'yaml';
import {
  caseLabel,
  ControlPlane,
  documentedRbac,
  externalSecretsDefinitions,
  KubernetesObject,
  sealedSecretsDefinitions,
  startControlPlane,
  waitFor,
  Workspace,
} from './harness';
import { Portal } from './portal/Portal';

const namespace = 'floe';
const labels = Object.fromEntries([caseLabel]);

/** Missing from the role. */
const forgotten = ['secretstores', 'events'];

/** The documented manifest, with some resources left out of its rules. */
function rbacWithout(...resources: string[]): KubernetesObject[] {
  const objects = parseAllDocuments(
    readFileSync(documentedRbac('read'), 'utf8'),
  ).map(document => document.toJS());
  for (const { kind, rules } of objects) {
    if (kind === 'ClusterRole') {
      for (const rule of rules) {
        rule.resources = rule.resources.filter(
          (resource: string) => !resources.includes(resource),
        );
      }
    }
  }
  return objects.map(object =>
    object.kind === 'ClusterRole'
      ? {
          ...object,
          rules: object.rules.filter(
            (rule: { resources: string[] }) => rule.resources.length > 0,
          ),
        }
      : object,
  );
}

/**
 * Definitions of an operator whose ExternalSecrets are served in one version
 * only.
 */
async function servingOnly(version: string): Promise<KubernetesObject[]> {
  const definitions = await externalSecretsDefinitions('0.20.4');
  return definitions.map(definition => {
    const { spec } = definition;
    if (spec?.names.kind !== 'ExternalSecret') {
      return definition;
    }
    const [newest] = spec.versions.filter(
      ({ name }: { name: string }) => name === 'v1',
    );
    return {
      ...definition,
      spec: {
        ...spec,
        versions: [
          { ...newest, served: false, storage: true },
          // A definition that was applied once cannot be removed.
          ...['v1alpha1', 'v2'].map(name => ({
            ...newest,
            name,
            served: name === version,
            storage: false,
          })),
        ],
      },
    };
  });
}

/**
 * No operator runs: these tests are about what the portal sees, and what it
 * reports as missing.
 */
describe('the portal with a cluster of which it may not see everything', () => {
  const workspace = new Workspace();
  let controlPlane: ControlPlane;
  let portal: Portal;

  beforeAll(async () => {
    controlPlane = await startControlPlane(workspace);
    await controlPlane.apply([
      ...(await externalSecretsDefinitions('0.20.4')),
      ...(await sealedSecretsDefinitions()),
      ...['backstage', 'kube-system', namespace].map(name => ({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name },
      })),
      ...rbacWithout(...forgotten),
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'ExternalSecret',
        metadata: { namespace, name: 'database', labels },
        spec: {
          secretStoreRef: { kind: 'SecretStore', name: 'vault-backend' },
          data: [
            { secretKey: 'password', remoteRef: { key: 'floe/database' } },
          ],
        },
      },
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'SecretStore',
        metadata: { namespace, name: 'vault-backend' },
        spec: {
          provider: {
            vault: {
              server: 'https://vault.example.com',
              auth: { tokenSecretRef: { name: 'vault-token', key: 'token' } },
            },
          },
        },
      },
    ]);
    portal = await Portal.start(
      { portal: await controlPlane.portalConnection() },
      // Discovery runs more often than the usual 2 minutes.
      { observe: { discoveryInterval: { seconds: 10 } } },
    );
  });
  afterAll(async () => {
    await portal?.stop();
    await workspace.close();
  });

  const visibility = async () => (await portal.tab()).clusters[0]?.visibility;
  const hidden = (isExpected: (visibility: Visibility) => boolean) =>
    waitFor(
      async () => {
        const found = await visibility();
        return found && isExpected(found) ? found : undefined;
      },
      {
        what: 'the tab to say what it cannot see',
      },
    );
  const database = (isExpected: (secret: ManagedSecret) => boolean) =>
    waitFor(
      async () => {
        const secret = await portal.secret(namespace, 'database');
        return secret && isExpected(secret) ? secret : undefined;
      },
      { what: 'the ExternalSecret to be shown' },
    );

  it('shows what it sees, and reports what is missing', async () => {
    const answer = await hidden(
      found => found.hidden.length === forgotten.length,
    );
    expect(
      answer.hidden.map(({ resource, cause }) => `${resource} ${cause}`).sort(),
    ).toEqual([
      'events forbidden',
      'secretstores.external-secrets.io forbidden',
    ]);
    const secret = await database(() => true);
    expect(secret.source).toMatchObject({
      store: { kind: 'SecretStore', name: 'vault-backend', provider: null },
      remoteRefs: [{ key: 'floe/database' }],
    });
    // A store that the portal cannot read may still exist.
    expect(secret.findings.map(({ id }) => id)).not.toContain(
      'store-not-found',
    );
  });

  it('sees everything with the rules that it showed', async () => {
    const { remedies } = (await visibility())!;
    const rules = remedies.flatMap(({ manifest }) =>
      manifest ? parse(manifest) : [],
    );
    const role = rbacWithout(...forgotten).find(
      ({ kind }) => kind === 'ClusterRole',
    )!;
    await controlPlane.apply([
      { ...role, rules: [...(role as any).rules, ...rules] },
    ]);
    // Refused resources are requested again every minute.
    const secret = await database(
      ({ source }) => source.store?.provider === 'vault',
    );
    expect(secret).toBeDefined();
    await waitFor(async () => (await visibility()) === null, {
      what: 'nothing to be hidden any more',
    });
  });

  it.each([
    ['v2', 'version-too-new', 'Update Floe Secrets'],
    ['v1alpha1', 'version-too-old', 'Update External Secrets Operator'],
  ])(
    'keeps its facts if only %s is served, and names the outdated side',
    async (version, cause, title) => {
      await controlPlane.apply(await servingOnly(version));
      const answer = await waitFor(
        async () => {
          const found = await visibility();
          return found?.hidden.some(each => each.cause === cause)
            ? found
            : undefined;
        },
        {
          what: 'the tab to say that it reads no such version',
        },
      );
      expect(answer.hidden).toMatchObject([
        {
          resource: 'externalsecrets.external-secrets.io',
          servedVersions: [`external-secrets.io/${version}`],
        },
      ]);
      expect(answer.remedies).toMatchObject([
        { title: expect.stringContaining(title) },
      ]);
      await expect(database(() => true)).resolves.toMatchObject({
        state: 'unknown',
        lastKnownState: 'pending',
      });
    },
  );
});
