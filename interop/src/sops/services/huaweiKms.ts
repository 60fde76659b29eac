import type { Service } from './KeyServices';

/** Huawei Cloud's Data Encryption Workshop, whose ciphertexts are texts. */
export const huaweiKms: Service = ({ path, body }) => {
  const input = JSON.parse(body);
  if (path === '/v1.0/project/kms/encrypt-data') {
    const sealed = JSON.stringify({
      key: input.key_id,
      text: input.plain_text,
    });
    return {
      body: {
        key_id: input.key_id,
        cipher_text: Buffer.from(sealed).toString('base64'),
      },
    };
  }
  if (path !== '/v1.0/project/kms/decrypt-data') {
    return { status: 404, body: {} };
  }
  const { key, text } = JSON.parse(
    Buffer.from(input.cipher_text, 'base64').toString(),
  );
  return { body: { key_id: key, plain_text: text } };
};
