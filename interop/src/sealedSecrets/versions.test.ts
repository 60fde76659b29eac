import { request } from 'undici';
import {
  ControlPlane,
  KubernetesObject,
  SEALED_SECRETS_VERSIONS,
  SealedSecretsController,
  SealedSecretsVersion,
  startControlPlane,
  startSealedSecrets,
  waitFor,
  Workspace,
} from '../harness';
import { kubeseal } from '../harness/kubeseal';

const namespace = 'versions';
const SEALED = 'sealed';

/** Differences between the versions, as listed in docs/versions.md. */
const DIFFERENT: Record<
  SealedSecretsVersion,
  {
    /** Value of a key that is sealed and in the template too. */
    keyInBoth: string;
    /** The value that a template reads of a plain key beside it. */
    plainKeyRead: string;
    /**
     * Keys that `/v1/rotate` seals, for an object with a sealed and a template
     * key.
     */
    rotatedKeys: string[];
    /** Statuses of 20 requests to `/v1/rotate` at once. */
    rotateStatuses: number[];
    /** Status of `/v1/verify` if only the template fails. */
    verifyOfBadTemplate: number;
  }
> = {
  '0.36.6': {
    keyInBoth: 'of the template',
    plainKeyRead: '<no value>',
    rotatedKeys: ['rendered', SEALED],
    rotateStatuses: [200],
    verifyOfBadTemplate: 409,
  },
  '0.40.0': {
    keyInBoth: 'of encryptedData',
    plainKeyRead: 'plain',
    rotatedKeys: [SEALED],
    rotateStatuses: [200, 429],
    verifyOfBadTemplate: 200,
  },
};

describe.each(SEALED_SECRETS_VERSIONS)('Sealed Secrets %s', version => {
  const workspace = new Workspace();
  const different = DIFFERENT[version];
  let controlPlane: ControlPlane;
  let controller: SealedSecretsController;

  beforeAll(async () => {
    controlPlane = await startControlPlane(workspace);
    controller = await startSealedSecrets(controlPlane, { version });
    await controlPlane.admin.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
  });
  afterAll(() => workspace.close());

  /** One sealed key, and keys of the template beside it. */
  const sealedSecret = async (
    name: string,
    data: Record<string, string | null>,
  ): Promise<KubernetesObject> => ({
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: { namespace, name },
    spec: {
      encryptedData: {
        [SEALED]: await kubeseal(
          { workspace, version },
          await controller.certificate(),
          'of encryptedData',
          { scope: 'strict', namespace, name },
        ),
      },
      template: { data },
    },
  });
  /** The values of the resulting Secret. */
  const arrived = async (
    name: string,
    data: Record<string, string | null>,
  ): Promise<Record<string, string>> => {
    const object = await controlPlane.admin.create(
      await sealedSecret(name, data),
    );
    await waitFor(
      async () => {
        const { status } = (await controlPlane.admin.get(object))!;
        return status?.conditions?.some(
          (condition: any) =>
            condition.type === 'Synced' && condition.status === 'True',
        );
      },
      { what: `${name} to be synced` },
    );
    const secret = await controlPlane.admin.get({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { namespace, name },
    });
    return Object.fromEntries(
      Object.entries(secret!.data).map(([key, value]) => [
        key,
        Buffer.from(String(value), 'base64').toString(),
      ]),
    );
  };
  const post = async (path: string, body: KubernetesObject) => {
    const response = await request(`${controller.url}${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return { status: response.statusCode, text: await response.body.text() };
  };

  it('reads a key that is sealed and in the template from one of them', async () => {
    expect(await arrived('both', { [SEALED]: 'of the template' })).toEqual({
      [SEALED]: different.keyInBoth,
    });
  });

  it('lets a template read sealed keys, and perhaps a plain key', async () => {
    expect(
      await arrived('reads', {
        plain: 'plain',
        fromPlain: '{{ .plain }}',
        fromSealed: `{{ .${SEALED} }}`,
      }),
    ).toEqual({
      [SEALED]: 'of encryptedData',
      plain: 'plain',
      fromPlain: different.plainKeyRead,
      fromSealed: 'of encryptedData',
    });
  });

  it('sees no null in the template, because the API server drops it', async () => {
    expect(await arrived('omits', { [SEALED]: null })).toEqual({
      [SEALED]: 'of encryptedData',
    });
  });

  it('verifies the ciphertext, and perhaps the template', async () => {
    const { status } = await post(
      '/v1/verify',
      await sealedSecret('fails', { url: '{{ fail "no" }}' }),
    );
    expect(status).toBe(different.verifyOfBadTemplate);
  });

  it('seals the sealed keys again, and perhaps the rendered ones of the template', async () => {
    const { text } = await post(
      '/v1/rotate',
      await sealedSecret('rotated', { rendered: `{{ .${SEALED} }}` }),
    );
    const { spec } = JSON.parse(text);
    expect(Object.keys(spec.encryptedData).sort()).toEqual(
      different.rotatedKeys,
    );
    expect(spec.template.data).toBeUndefined();
  });

  it('answers requests to seal again, and may limit them', async () => {
    const object = await sealedSecret('limited', {});
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => post('/v1/rotate', object)),
    );
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].sort()).toEqual(different.rotateStatuses);
  });
});
