import type { Service } from './KeyServices';

/** Google Cloud KMS with its REST paths, which use standard base64. */
export const gcpKms: Service = ({ path, headers, body }) => {
  const [, key, action] =
    /^\/v1\/(projects\/[^:]+):(encrypt|decrypt)/.exec(path) ?? [];
  if (!key || headers.authorization !== 'Bearer token') {
    return { status: 403, body: { error: { code: 403 } } };
  }
  const input = JSON.parse(body);
  if (action === 'encrypt') {
    const ciphertext = Buffer.from(
      JSON.stringify({ key, text: input.plaintext }),
    );
    return {
      body: { name: key, ciphertext: ciphertext.toString('base64') },
    };
  }
  const sealed = JSON.parse(Buffer.from(input.ciphertext, 'base64').toString());
  return sealed.key === key
    ? { body: { plaintext: sealed.text } }
    : { status: 400, body: { error: { code: 400 } } };
};
