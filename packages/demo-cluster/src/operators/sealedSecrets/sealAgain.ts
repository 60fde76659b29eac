import {
  constants,
  createCipheriv,
  createPublicKey,
  publicEncrypt,
  randomBytes,
} from 'node:crypto';
import { isJsonObject, KubernetesObject } from '../../objects';
import { SealingKeys } from './SealingKey';
import { encryptionLabel, SealedSecret, unsealWithoutTemplate } from './unseal';

/**
 * The controller's answer to `/v1/rotate`: `Rotate` in
 * pkg/controller/controller.go of 0.40. The template gets the object's
 * metadata, whose own is lost except the scope, and `template.data` is lost.
 *
 * @throws an Error if the body is not a SealedSecret, or no key decrypts it
 */
export function sealAgain(body: string, keys: SealingKeys): KubernetesObject {
  const sealed: unknown = JSON.parse(body);
  if (!isJsonObject(sealed) || sealed.kind !== 'SealedSecret') {
    throw new Error('unexpected resource type');
  }
  const object = sealed as unknown as SealedSecret;
  const label = encryptionLabel(object);
  const data = unsealWithoutTemplate(
    object,
    keys.all.map(({ privateKey }) => privateKey),
  );
  const { annotations = {}, name, namespace } = object.metadata;
  const scope = Object.entries(annotations).filter(([annotation]) =>
    /^sealedsecrets\.bitnami\.com\/(?:cluster|namespace)-wide$/.test(
      annotation,
    ),
  );
  return {
    kind: 'SealedSecret',
    apiVersion: 'bitnami.com/v1alpha1',
    metadata: { name, namespace, annotations: Object.fromEntries(scope) },
    spec: {
      encryptedData: Object.fromEntries(
        [...data].map(([key, value]) => [
          key,
          encrypt(value, keys.newest.certificate, label),
        ]),
      ),
      template: {
        type: object.spec?.template?.type,
        metadata: object.metadata,
      },
    },
  } as unknown as KubernetesObject;
}

/** The hybrid encryption of pkg/crypto/crypto.go. */
function encrypt(value: Buffer, certificate: string, label: Buffer): string {
  const sessionKey = randomBytes(32);
  const sealedKey = publicEncrypt(
    {
      key: createPublicKey(certificate),
      padding: constants.RSA_PKCS1_OAEP_PADDING,
      oaepHash: 'sha256',
      ...(label.length > 0 && { oaepLabel: label }),
    },
    sessionKey,
  );
  // Each session key is used once, so the nonce may be zero.
  const cipher = createCipheriv('aes-256-gcm', sessionKey, Buffer.alloc(12));
  const length = Buffer.alloc(2);
  length.writeUInt16BE(sealedKey.length);
  return Buffer.concat([
    length,
    sealedKey,
    cipher.update(value),
    cipher.final(),
    cipher.getAuthTag(),
  ]).toString('base64');
}
