import {
  applySecretsChange,
  parseSecretsChange,
  SecretsChange,
} from '@floe/values-files';
import { stringify } from 'yaml';
import { fakeStore } from './cases/objects';
import {
  ClusterUnderTest,
  SEALED_SECRETS_VERSIONS,
  startRealCluster,
  waitFor,
} from './harness';
import { ReleaseDeployment } from './migration/ReleaseDeployment';

const key = 'AWS_SECRET_ACCESS_KEY';
const store = { kind: 'SecretStore' as const, name: 'provider' };

/** How the values of a release create the Secret of the object storage. */
type From = 'owner' | 'orphan' | 'sealed' | 'section';

describe.each(SEALED_SECRETS_VERSIONS)(
  'a change of the approach, with External Secrets 0.20.4 and Sealed Secrets %s',
  version => {
    let cluster: ClusterUnderTest;
    let count = 0;

    beforeAll(async () => {
      cluster = await startRealCluster('0.20.4', version, {
        collectsGarbage: true,
      });
    });
    afterAll(async () => {
      await cluster?.stop();
    });

    /** A release in a namespace of its own, before and after the change. */
    async function move(from: From, to: 'external' | 'sealed') {
      const namespace = `${from}-to-${to}-${++count}`;
      const context = {
        release: 'orders',
        namespace,
        chart: { externalSecretsApiVersion: 'external-secrets.io/v1' },
      };
      const name = 'orders-floe-dagster-storage-secret';
      await cluster.admin.create({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: namespace },
      });
      await cluster.admin.create(
        fakeStore(namespace, { s3: 'from-the-provider' }),
      );
      const sealedText = await cluster.caseContext.seal('sealed', {
        scope: 'strict',
        namespace,
        name,
      });
      const reference = { secretKey: key, remoteKey: 's3' };
      const values = {
        owner: externalValues('Owner'),
        orphan: externalValues('Orphan'),
        sealed: {
          floe: {
            sealedSecrets: {
              enabled: true,
              storage: { enabled: true, encryptedData: { [key]: sealedText } },
            },
          },
        },
        section: { secrets: { s3: { secretAccessKey: 'in-clear-text' } } },
      }[from];

      function externalValues(creationPolicy: string) {
        return {
          floe: {
            externalSecrets: {
              enabled: true,
              secretStoreRef: store.name,
              creationPolicy,
              storage: { enabled: true, secrets: [reference] },
            },
          },
        };
      }

      const replaces = { components: ['storage'] };
      const change: SecretsChange = parseSecretsChange(
        to === 'external'
          ? {
              approach: 'external-secrets',
              storeRef: store,
              components: { storage: { keys: [reference] } },
              replaces,
            }
          : {
              approach: 'sealed-secrets',
              scope: 'strict',
              sealedFor: {
                cluster: 'under-test',
                namespace,
                fullname: 'orders-floe-dagster',
                certificateFingerprint: 'ab'.repeat(32),
              },
              components: { storage: { encryptedData: { [key]: sealedText } } },
              replaces,
            },
      );
      const deployment = new ReleaseDeployment(cluster.admin, {
        release: context.release,
        namespace,
        ...context.chart,
      });
      const get = (kind: string) =>
        cluster.admin.get({
          apiVersion: {
            Secret: 'v1',
            SealedSecret: 'bitnami.com/v1alpha1',
            ExternalSecret: 'external-secrets.io/v1',
          }[kind]!,
          kind,
          metadata: { namespace, name },
        });
      /** The value and the kinds of the owners; undefined without a Secret. */
      const held = async () => {
        const secret = await get('Secret');
        return secret
          ? {
              value: Buffer.from(
                (secret.data as Record<string, string>)?.[key] ?? '',
                'base64',
              ).toString(),
              owners: ((secret.metadata as any).ownerReferences ?? []).map(
                ({ kind }: { kind: string }) => kind,
              ),
            }
          : undefined;
      };
      const text = stringify(values);
      await deployment.deploy(text);
      await waitFor(async () => (await held())?.value, {
        what: `the Secret of ${namespace}`,
      });
      const applied = applySecretsChange(text, change, context);
      const [command] = applied.findings.flatMap(({ remedies }) =>
        remedies.flatMap(remedy => remedy.command ?? []),
      );
      return {
        command,
        deploy: (beforeDeletions?: () => Promise<unknown>) =>
          deployment.deploy(applied.yaml, beforeDeletions),
        /** How often the controller has refused the Secret. */
        refusals: async () => {
          const { body } = await cluster.admin.raw({
            method: 'GET',
            path: `/api/v1/namespaces/${namespace}/events`,
          });
          return (body as any).items
            .filter(({ reason }: any) => reason === 'ErrUpdateFailed')
            .reduce((sum: number, { count: times }: any) => sum + times, 0);
        },
        get,
        held,
        /** Does what the finding's command says, in the words of the API. */
        annotate: async () => {
          const [, secret, space, name_, value] = command.match(
            /^kubectl annotate secret (\S+) -n (\S+) --overwrite ([^=]+)=(\S+)$/,
          )!;
          await cluster.admin.raw({
            method: 'PATCH',
            path: `/api/v1/namespaces/${space}/secrets/${secret}`,
            contentType: 'application/merge-patch+json',
            body: { metadata: { annotations: { [name_]: value } } },
          });
        },
      };
    }

    it.each(['owner', 'orphan', 'section'] as const)(
      'from %s to Sealed Secrets takes the Secret over after the command',
      async from => {
        const release = await move(from, 'sealed');
        await release.annotate();
        await release.deploy();
        await waitFor(
          async () => {
            const now = await release.held();
            return (
              now?.value === 'sealed' && now.owners.join() === 'SealedSecret'
            );
          },
          { what: 'the Secret of the SealedSecret' },
        );
      },
    );

    it.each(['owner', 'section'] as const)(
      'from %s to Sealed Secrets loses the Secret without the command',
      async from => {
        const release = await move(from, 'sealed');
        // It tries six times, in less time than a deployment may take.
        await release.deploy(() =>
          waitFor(async () => (await release.refusals()) >= 6, {
            what: 'the controller to give up',
          }),
        );
        await waitFor(async () => (await release.held()) === undefined, {
          what: 'the Secret to be gone',
        });
        const object = await release.get('SealedSecret');
        expect(object?.status?.conditions).toContainEqual(
          expect.objectContaining({
            type: 'Synced',
            status: 'False',
            message: expect.stringContaining('is not managed by SealedSecret'),
          }),
        );
      },
    );

    it.each(['sealed', 'section'] as const)(
      'from %s to External Secrets creates the Secret again',
      async from => {
        const release = await move(from, 'external');
        expect(release.command).toBeUndefined();
        await release.deploy();
        await waitFor(
          async () => {
            const now = await release.held();
            return (
              now?.value === 'from-the-provider' &&
              now.owners.join() === 'ExternalSecret'
            );
          },
          { what: 'the Secret of the ExternalSecret' },
        );
      },
    );
  },
);
