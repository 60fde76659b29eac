import { createHash } from 'node:crypto';
import {
  inspectSealedSecret,
  parseCertificates,
  sealSecret,
  SEALING_SCOPES,
  type SealingCertificate,
} from '@floe/sealed-secrets';
import {
  SEALED_SECRETS_VERSIONS,
  startControlPlane,
  startSealedSecrets,
  waitFor,
  Workspace,
  type ControlPlane,
  type SealedSecretsController,
} from '../harness';
import { inBase64, sampleData, seed } from './values';

const namespace = 'floe';
const YEAR_MS = 365 * 24 * 3_600_000;

describe.each(SEALED_SECRETS_VERSIONS)(
  `the Sealed Secrets controller %s, FLOE_SEED=${seed}`,
  version => {
    const workspace = new Workspace();
    let controlPlane: ControlPlane;
    let controller: SealedSecretsController;
    let certificate: SealingCertificate;

    beforeAll(async () => {
      controlPlane = await startControlPlane(workspace);
      controller = await startSealedSecrets(controlPlane, { version });
      await controlPlane.admin.apply({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: namespace },
      });
      [certificate] = await parseCertificates(await controller.certificate());
    });
    afterAll(() => workspace.close());

    it('serves the certificate whose checksum the library computes', async () => {
      const served = await controller.certificate();
      expect(certificate).toMatchObject({
        pem: served,
        pemSha256: createHash('sha256').update(served).digest('hex'),
        keySize: 2048,
      });
      const { notBefore, notAfter } = certificate;
      expect((notAfter.getTime() - notBefore.getTime()) / YEAR_MS).toBeCloseTo(
        10,
        1,
      );
    });

    it.each(SEALING_SCOPES)(
      'decrypts a Secret that the library sealed %s',
      async scope => {
        const name = `sealed-${scope}`;
        const labels = { 'app.kubernetes.io/component': 'compute' };
        const data = inBase64(sampleData(100));
        const sealed = await sealSecret(
          {
            apiVersion: 'v1',
            kind: 'Secret',
            metadata: { name, namespace, labels },
            type: 'Opaque',
            data,
          },
          { certificate, scope },
        );
        expect(
          inspectSealedSecret(sealed, { certificates: [certificate] }),
        ).toMatchObject({ scope, problems: [] });

        await controlPlane.admin.apply({
          ...sealed,
          metadata: { ...sealed.metadata, namespace },
        });
        const secret = await waitFor(
          () =>
            controlPlane.admin.get({
              apiVersion: 'v1',
              kind: 'Secret',
              metadata: { name, namespace },
            }),
          { what: `the Secret ${name}` },
        );
        expect(secret.metadata.labels).toEqual(labels);
        expect(secret.data).toEqual(data);
      },
    );
  },
);
