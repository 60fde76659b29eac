import type { Service } from './KeyServices';

/** Credentials of the role that sops assumes. */
export const ROLE = 'arn:aws:iam::123456789012:role/floe';

const CREDENTIALS = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <AssumeRoleResult>
    <Credentials>
      <AccessKeyId>ROLEKEY</AccessKeyId>
      <SecretAccessKey>secret</SecretAccessKey>
      <SessionToken>session</SessionToken>
      <Expiration>2099-01-01T00:00:00Z</Expiration>
    </Credentials>
  </AssumeRoleResult>
</AssumeRoleResponse>`;

/**
 * AWS KMS and STS: encrypting and decrypting with an encryption context, and
 * assuming a role.
 */
export const awsKms: Service = ({ headers, body }) => {
  const action = String(headers['x-amz-target']);
  if (body.startsWith('Action=AssumeRole')) {
    return body.includes(encodeURIComponent(ROLE))
      ? { body: CREDENTIALS }
      : { status: 403, body: '<ErrorResponse/>' };
  }
  const input = JSON.parse(body);
  // The caller, as it signed the request: AWS4-HMAC-SHA256
  // Credential=<access key>/…
  const caller = /Credential=(\w+)\//.exec(headers.authorization ?? '')?.[1];
  const context = JSON.stringify(
    Object.entries(input.EncryptionContext ?? {}).sort(),
  );
  if (action === 'TrentService.Encrypt') {
    const blob = { key: input.KeyId, caller, context, text: input.Plaintext };
    return {
      body: {
        KeyId: input.KeyId,
        CiphertextBlob: Buffer.from(JSON.stringify(blob)).toString('base64'),
      },
    };
  }
  const blob = JSON.parse(
    Buffer.from(input.CiphertextBlob, 'base64').toString(),
  );
  const isOpened =
    action === 'TrentService.Decrypt' &&
    blob.context === context &&
    blob.caller === caller;
  return isOpened
    ? { body: { KeyId: blob.key, Plaintext: blob.text } }
    : { status: 400, body: { __type: 'InvalidCiphertextException' } };
};
