import {
  inspectCiphertext,
  sealSecret,
  sealValue,
  SEALING_SCOPES,
  type SealedSecretManifest,
  type SealingScope,
  type SecretManifest,
} from '@floe/sealed-secrets';
import { unsealValue } from '@floe/sealed-secrets/testing';
import fc from 'fast-check';
import { SEALED_SECRETS_VERSIONS, Workspace } from '../harness';
import { SealingKey } from './SealingKey';
import { inBase64, sample, sampleData, seed } from './values';

const address = { namespace: 'floe', name: 'floe-dagster-compute-secret' };
/** Many runs for one version; a difference in another one shows in few. */
const VALUES_OF_A_SCOPE = { '0.36.6': 1_500, '0.40.0': 200 };

describe.each(SEALED_SECRETS_VERSIONS)(
  `kubeseal %s, FLOE_SEED=${seed}`,
  version => {
    const workspace = new Workspace();
    let key: SealingKey;

    beforeAll(async () => {
      key = await SealingKey.create(workspace, { version });
    });
    afterAll(() => workspace.close());

    const secretOf = (data: Record<string, Buffer>): SecretManifest => ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { ...address },
      data: inBase64(data),
    });

    const sealedSecretOf = async (
      encryptedData: Record<string, string>,
      scope: SealingScope,
    ): Promise<SealedSecretManifest> => {
      const { certificate } = key;
      const options = { certificate, scope, allowEmptyData: true };
      const empty = await sealSecret(secretOf({}), options);
      return { ...empty, spec: { ...empty.spec, encryptedData } };
    };

    it.each(SEALING_SCOPES)(
      'decrypts values that the library sealed %s',
      async scope => {
        const data = sampleData(VALUES_OF_A_SCOPE[version]);
        const { certificate } = key;
        const encryptedData = await Promise.all(
          Object.entries(data).map(async ([name, value]) => [
            name,
            await sealValue({ value, scope, certificate, ...address }),
          ]),
        );
        const opened = await key.unseal(
          await sealedSecretOf(Object.fromEntries(encryptedData), scope),
        );
        expect(inBase64(opened)).toEqual(inBase64(data));
      },
    );

    it.each(SEALING_SCOPES)(
      'seals %s so that the library can decrypt it',
      async scope => {
        const data = sampleData(VALUES_OF_A_SCOPE[version]);
        const sealed = await key.seal(secretOf(data), scope);
        for (const [name, value] of Object.entries(data)) {
          const ciphertext = sealed.spec.encryptedData[name];
          const opened = await unsealValue({
            ciphertext,
            privateKeys: [key.privateKey],
            scope,
            ...address,
          });
          expect(opened && Buffer.from(opened).equals(value)).toBe(true);
          expect(
            inspectCiphertext(ciphertext, [key.certificate], {
              sealedAt: new Date(),
            }),
          ).toMatchObject({
            form: { keySize: 2048, valueSize: value.length },
            verdict: 'unknown',
          });
        }
      },
    );

    it('works with the 4096 bits of the controller', async () => {
      const large = await SealingKey.create(workspace, {
        version,
        keySize: 4096,
      });
      const { certificate } = large;
      const data = { password: Buffer.from('größer') };
      expect(
        await large.unseal(await sealSecret(secretOf(data), { certificate })),
      ).toEqual(data);
    });

    it.each<[string, SealingScope | undefined, Partial<SecretManifest>]>([
      ['a plain Secret', undefined, {}],
      ['a scope asked for', 'namespace-wide', {}],
      [
        'type and immutability',
        'cluster-wide',
        { type: 'kubernetes.io/basic-auth', immutable: true },
      ],
      ['a Secret that is not immutable', undefined, { immutable: false }],
      [
        'finalizers',
        undefined,
        { metadata: { ...address, finalizers: ['example.com/keep'] } },
      ],
      [
        'no finalizers',
        undefined,
        { metadata: { ...address, finalizers: [] } },
      ],
      [
        'labels, and an annotation that must not leak',
        undefined,
        {
          metadata: {
            ...address,
            labels: { 'app.kubernetes.io/component': 'compute' },
            annotations: {
              'sealedsecrets.bitnami.com/cluster-wide': 'true',
              'kubectl.kubernetes.io/last-applied-configuration': '{"data":{}}',
            },
          },
        },
      ],
      [
        'a scope that replaces another',
        'namespace-wide',
        {
          metadata: {
            ...address,
            annotations: { 'sealedsecrets.bitnami.com/cluster-wide': 'true' },
          },
        },
      ],
    ])(
      'writes the same manifest as the library: %s',
      async (_, scope, change) => {
        const data = { a: Buffer.from('x'), b: Buffer.alloc(0) };
        const secret: SecretManifest = { ...secretOf(data), ...change };
        const ours = await sealSecret(secret, {
          certificate: key.certificate,
          scope,
        });
        const theirs = await key.seal(secret, scope ?? 'strict');
        expect(withoutCiphertext(ours)).toEqual(withoutCiphertext(theirs));
        expect(await key.unseal(ours)).toEqual(data);
      },
    );

    it('decrypts nothing that the library calls malformed, and reports missing base64 in the same places', async () => {
      const { certificate } = key;
      const sealed = await sealValue({
        value: 'x',
        scope: 'cluster-wide',
        certificate,
      });
      const bytes = Buffer.from(sealed, 'base64');
      const damaged = fc.oneof(
        fc.string(),
        fc.base64String(),
        fc
          .nat(bytes.length - 1)
          .map(end => bytes.subarray(0, end).toString('base64')),
        fc.nat(sealed.length - 1).map(end => sealed.slice(0, end)),
        fc
          .uint8Array({ maxLength: 600 })
          .map(noise => Buffer.from(noise).toString('base64')),
        fc.constantFrom('AgBy3i4OJSWK...', 'AQ==', 'AQ=', 'A\nQ==', 'AR=='),
      );
      const texts = Object.fromEntries(
        sample(fc.array(damaged, { minLength: 2_000, maxLength: 2_000 })).map(
          (text, index) => [`key-${index}`, text],
        ),
      );

      const complaint: Error = await key
        .unseal(await sealedSecretOf(texts, 'cluster-wide'))
        .then(() => Promise.reject(new Error('opened')))
        .catch(error => error);
      const ours = Object.entries(texts).map(([name, text]) => {
        const { form } = inspectCiphertext(text);
        return [
          name,
          !form.valid && form.fault === 'invalid-base64'
            ? 'illegal base64'
            : 'no key',
        ];
      });
      expect(faultsByKey(complaint.message)).toEqual(Object.fromEntries(ours));
    });

    it('refuses an expired certificate as the library does', async () => {
      const expired = await SealingKey.create(workspace, {
        version,
        keySize: 1024,
        notBefore: new Date('2020-01-01'),
        notAfter: new Date('2021-01-01'),
      });
      const secret = secretOf({ a: Buffer.from('x') });
      const { certificate } = expired;
      await expect(expired.seal(secret, 'strict')).rejects.toThrow('expired');
      await expect(sealSecret(secret, { certificate })).rejects.toThrow(
        'expired',
      );
    });
  },
);

/** kubeseal names all keys of one fault in one line: `no key could decrypt secret (a, b)`. */
function faultsByKey(complaint: string): Record<string, string> {
  const faults = complaint.matchAll(
    /(illegal base64|no key)[^(\n]*\(([^)]*)\)/g,
  );
  return Object.fromEntries(
    [...faults].flatMap(([, fault, keys]) =>
      keys.split(', ').map(key => [key, fault]),
    ),
  );
}

/** The fields that must be equal, without the null times that Go writes. */
function withoutCiphertext(manifest: SealedSecretManifest): object {
  return JSON.parse(
    JSON.stringify(manifest, (name, value) => {
      if (name === 'creationTimestamp' && value === null) {
        return undefined;
      }
      return name === 'encryptedData' ? Object.keys(value).sort() : value;
    }),
  );
}
