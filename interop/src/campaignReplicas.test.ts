import { CampaignDetail } from '@floe/backstage-plugin-floe-secrets-common';
import {
  ApiServerFront,
  caseLabel,
  ControlPlane,
  documentedRbac,
  sealedSecretsNamespace,
  sealedSecretsService,
  startControlPlane,
  startSealedSecrets,
  waitFor,
  Workspace,
} from './harness';
import { kubeseal } from './harness/kubeseal';
import { PostgresServer } from './replicas/PostgresServer';
import { Replica } from './replicas/Replica';

const namespace = 'reseal';
const version = '0.40.0';
const names = Array.from({ length: 8 }, (_, n) => `sealed-${n}`);
const entityRef = 'component:default/interop';
const [labelKey, labelValue] = caseLabel;
const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'interop',
    annotations: {
      [labelKey]: labelValue,
      'backstage.io/source-location':
        'url:https://github.com/floe/interop/tree/main/',
    },
  },
  spec: { type: 'service', lifecycle: 'test', owner: 'user:mock' },
};

describe('two replicas that have a real controller seal again', () => {
  const workspace = new Workspace();
  const replicas = new Map<string, Replica>();
  /** Who asked the controller, once for each request. */
  const asked: string[] = [];
  /** A request reaches the controller only after this has resolved. */
  let onRotate: (by: string) => Promise<void> | void = () => {};
  let controlPlane: ControlPlane;
  let postgres: PostgresServer;

  beforeAll(async () => {
    controlPlane = await startControlPlane(workspace);
    const controller = await startSealedSecrets(controlPlane, { version });
    await controlPlane.applyFiles(
      documentedRbac('read'),
      documentedRbac('reseal'),
    );
    await controlPlane.apply([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    ]);
    const certificate = await controller.certificate();
    for (const name of names) {
      const password = await kubeseal(
        { workspace, version },
        certificate,
        'an-example',
        { scope: 'strict', namespace, name },
      );
      await controlPlane.admin.create({
        apiVersion: 'bitnami.com/v1alpha1',
        kind: 'SealedSecret',
        metadata: { namespace, name, labels: { [labelKey]: labelValue } },
        spec: { encryptedData: { password } },
      });
    }
    postgres = await PostgresServer.start(workspace);
    const front = await ApiServerFront.start(controlPlane, [
      {
        namespace: sealedSecretsNamespace,
        name: `http:${sealedSecretsService}:http`,
        url: controller.url,
      },
    ]);
    const callers = new Map<string, string>();
    front.onRequest = async ({ headers, url = '' }) => {
      if (url.endsWith('/v1/rotate')) {
        const by = callers.get(headers.authorization ?? '') ?? 'nobody';
        asked.push(by);
        await onRotate(by);
      }
    };
    for (const name of ['first', 'second']) {
      const { token } = await controlPlane.portalConnection();
      callers.set(`Bearer ${token}`, name);
      replicas.set(
        name,
        await Replica.start(workspace, {
          name,
          postgres,
          entities: [entity],
          cluster: { name: 'floe', token, ...front.connection },
        }),
      );
    }
    await waitFor(
      async () => {
        const secrets = await replicas.get('second')!.secrets();
        return (
          secrets.length === names.length &&
          secrets.every(({ state }) => state === 'synced')
        );
      },
      { what: 'the SealedSecrets to be there' },
    );
  });
  afterAll(() => workspace.close());

  it('finish a campaign of which one is killed in the middle of a request', async () => {
    let killed: string | undefined;
    onRotate = async by => {
      if (asked.length === 4) {
        killed = by;
        await replicas.get(by)!.kill();
      }
    };
    const { counts, id } = await replicas.get('first')!.startCampaign({
      kind: 'reseal',
      cluster: 'floe',
      all: true,
    });
    expect(counts.waiting).toBe(names.length);
    await waitFor(async () => killed !== undefined, {
      what: 'a replica to be killed',
    });
    const other = replicas.get(killed === 'first' ? 'second' : 'first')!;
    let campaign: CampaignDetail | undefined;
    const resealed = (count: number) =>
      waitFor(
        async () => {
          campaign = await other.campaign(id);
          return campaign.counts.resealed === count;
        },
        {
          what: () => `the campaign, which is ${JSON.stringify(campaign)}`,
        },
      );
    // All but the one that the killed replica still has a lease for.
    await resealed(names.length - 1);
    // As three minutes later.
    await postgres.query(
      'backstage_plugin_floe-secrets',
      "update campaign_items set lease_until = 0 where status = 'sealing'",
    );
    await resealed(names.length);
    // Each once, and the interrupted one twice.
    expect(asked).toHaveLength(names.length + 1);
    const items = await other.ciphertexts(id, entityRef);
    expect(items.map(({ name }) => name).sort()).toEqual(names);
    expect(
      new Set(items.flatMap(({ keys }) => keys.map(one => one.ciphertext)))
        .size,
    ).toBe(names.length);
  });
});
