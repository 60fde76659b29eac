import {
  sealSecret,
  SEALING_SCOPES,
  type SealedSecretManifest,
} from '@floe/sealed-secrets';
import { Workspace } from '../harness';
import { SealingKey } from './SealingKey';
import { LibraryPage } from '../browser/LibraryPage';
import { openSealingPage } from './openSealingPage';
import { inBase64, sampleData, seed } from './values';

/** The library as the page's global. */
declare const floe: typeof import('@floe/sealed-secrets') &
  typeof import('@floe/sealed-secrets/testing');

const metadata = { namespace: 'floe', name: 'floe-dagster-storage-secret' };

describe(`Chromium, FLOE_SEED=${seed}`, () => {
  const workspace = new Workspace();
  let key: SealingKey;
  let sealing: LibraryPage;

  beforeAll(async () => {
    key = await SealingKey.create(workspace);
    sealing = await openSealingPage('https://portal.test/');
  });
  afterAll(async () => {
    await sealing?.close();
    await workspace.close();
  });

  it.each(SEALING_SCOPES)(
    'seals %s so that kubeseal can decrypt it',
    async scope => {
      const data = inBase64(sampleData(500));
      const sealed = await sealing.page.evaluate(
        async input => {
          const [certificate] = await floe.parseCertificates(input.pem);
          const { scope: inputScope, ...secret } = input;
          return await floe.sealSecret(
            { apiVersion: 'v1', kind: 'Secret', ...secret },
            { certificate, scope: inputScope },
          );
        },
        { pem: key.certificate.pem, metadata, data, scope },
      );
      expect(inBase64(await key.unseal(sealed))).toEqual(data);
    },
  );

  it.each(SEALING_SCOPES)(
    'decrypts values that kubeseal sealed %s',
    async scope => {
      const data = inBase64(sampleData(500));
      const sealed = await key.seal(
        { apiVersion: 'v1', kind: 'Secret', metadata, data },
        scope,
      );
      const opened = await sealing.page.evaluate(
        async input => {
          const privateKeys = [
            await floe.importPrivateKey(input.privateKeyPem),
          ];
          const values: Record<string, string> = {};
          for (const [name, ciphertext] of Object.entries(
            input.encryptedData,
          )) {
            const { target } = input;
            const bytes = await floe.unsealValue({
              ...target,
              ciphertext,
              privateKeys,
            });
            values[name] = btoa(
              Array.from(bytes!, byte => String.fromCharCode(byte)).join(''),
            );
          }
          return values;
        },
        {
          encryptedData: sealed.spec.encryptedData,
          privateKeyPem: key.privateKeyPem,
          target: { scope, ...metadata },
        },
      );
      expect(opened).toEqual(data);
    },
  );

  it('reads certificates and inspects ciphertexts as Node does', async () => {
    const other = await SealingKey.create(workspace, { keySize: 3072 });
    const sealed: SealedSecretManifest = await sealSecret(
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata,
        stringData: { password: 'x' },
      },
      { certificate: key.certificate },
    );
    const inBrowser = await sealing.page.evaluate(
      async input => {
        const certificates = await floe.parseCertificates(input.pem);
        const { values } = floe.inspectSealedSecret(input.sealed, {
          certificates,
        });
        return {
          checksums: certificates.map(({ pemSha256 }) => pemSha256),
          verdicts: values[0].ciphertext.keys.map(({ verdict }) => verdict),
        };
      },
      { pem: key.certificate.pem + other.certificate.pem, sealed },
    );
    expect(inBrowser).toEqual({
      checksums: [key, other].map(({ certificate }) => certificate.pemSha256),
      verdicts: ['unknown', 'not-this-key'],
    });
  });

  it('explains the fault of a page that was loaded over plain HTTP', async () => {
    const insecure = await openSealingPage('http://portal.test/');
    try {
      const error = await insecure.page.evaluate(
        pem =>
          floe.parseCertificates(pem).then(
            () => undefined,
            ({ code, message }) => ({ code, message }),
          ),
        key.certificate.pem,
      );
      expect(error).toEqual({
        code: 'web-crypto-unavailable',
        message: expect.stringContaining('HTTPS'),
      });
    } finally {
      await insecure.close();
    }
  });
});
