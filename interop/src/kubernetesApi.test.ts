import { kubernetesApiChecks, runKubernetesApiCheck } from './cases';
import {
  ControlPlane,
  externalSecretsDefinitions,
  sealedSecretsDefinitions,
  startControlPlane,
  Workspace,
} from './harness';

describe('a real API server', () => {
  const workspace = new Workspace();
  let controlPlane: ControlPlane;

  beforeAll(async () => {
    controlPlane = await startControlPlane(workspace);
    await controlPlane.apply([
      ...(await externalSecretsDefinitions('0.20.4')),
      ...(await sealedSecretsDefinitions()),
    ]);
  });
  afterAll(() => workspace.close());

  it.each(kubernetesApiChecks)('$title', async check => {
    await expect(
      runKubernetesApiCheck(check, controlPlane.admin),
    ).resolves.toBeUndefined();
  });
});
