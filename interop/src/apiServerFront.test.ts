import { watch } from './cases/kubernetesApi/watch';
import {
  ApiServerFront,
  ControlPlane,
  KubernetesApi,
  sealedSecretsNamespace,
  sealedSecretsService,
  SealedSecretsController,
  startControlPlane,
  startSealedSecrets,
  Workspace,
} from './harness';

const certificatePath = `/api/v1/namespaces/${sealedSecretsNamespace}/services/http:${sealedSecretsService}:http/proxy/v1/cert.pem`;

describe('the front of the API server', () => {
  const workspace = new Workspace();
  let controlPlane: ControlPlane;
  let controller: SealedSecretsController;
  let front: KubernetesApi;

  beforeAll(async () => {
    controlPlane = await startControlPlane(workspace);
    controller = await startSealedSecrets(controlPlane);
    const { connection } = await ApiServerFront.start(controlPlane, [
      {
        namespace: sealedSecretsNamespace,
        name: `http:${sealedSecretsService}:http`,
        url: controller.url,
      },
    ]);
    front = new KubernetesApi(connection);
  });
  afterAll(() => workspace.close());

  it('reaches a service on loopback, which the API server refuses', async () => {
    const { token } = controlPlane.connection;
    const direct = await controlPlane.admin.raw({ path: certificatePath });
    expect(direct.status).not.toBe(200);
    const { status, body } = await front
      .as(token)
      .raw({ path: certificatePath });
    expect(status).toBe(200);
    expect(body).toBe(await controller.certificate());
  });

  it('refuses the service proxy to callers without the permission', async () => {
    await controlPlane.apply([
      {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { namespace: 'default', name: 'nobody' },
      },
    ]);
    const token = await controlPlane.serviceAccountToken('default', 'nobody');
    const { status, body } = await front
      .as(token)
      .raw({ path: certificatePath });
    expect(status).toBe(403);
    expect(body.reason).toBe('Forbidden');
  });

  it('passes on each line of a watch immediately', async () => {
    const api = front.as(controlPlane.connection.token);
    const { events } = await watch(
      api,
      '/api/v1/namespaces',
      { timeoutSeconds: 60 },
      seen => seen.length > 0,
    );
    expect(events[0].type).toBe('ADDED');
  });
});
