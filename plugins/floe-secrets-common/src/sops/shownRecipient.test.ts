import { shownRecipient } from './shownRecipient';

describe('shownRecipient', () => {
  it.each([
    'age1z8js7248k2sstqp0dqes7qphpr600kpkwtumaxy7amjzrwgye50qxmqf7s',
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJBQzzCnB3xBxZwSzpxXZcVNHDzKCmPlLmDJUWfP0abc',
    '0f3a9c5e7b1d28460f3a9c5e7b1d28460f3a9c5e',
    '0F3A9C5E7B1D28460F3A9C5E7B1D28460F3A9C5E',
    'arn:aws:kms:eu-central-1:123456789012:key/0f3a9c5e-7b1d-2846-90ab-cdef01234567+arn:aws:iam::123456789012:role/floe',
    'projects/floe/locations/global/keyRings/r/cryptoKeys/k',
    'https://floe.vault.azure.net/keys/sops/0f3a9c5e7b1d28460f3a9c5e7b1d2846',
    'https://vault.example:8200/v1/transit/keys/sops',
  ])('shows %s', id => expect(shownRecipient(id)).toBe(id));

  it('takes the user off an address', () =>
    expect(
      shownRecipient('https://jo:hunter2@vault.example/v1/transit/keys/a'),
    ).toBe('https://vault.example/v1/transit/keys/a'));

  it.each([
    `AGE-SECRET-KEY-1${'QPZRY9X8'.repeat(7)}QP`,
    `age-secret-key-1${'qpzry9x8'.repeat(7)}qp`,
    `AGE-SECRET-KEY-PQ-1${'QPZRY9X8'.repeat(7)}`,
    'https://vault.example/v1/transit/keys/a?token=hunter2',
    '-----BEGIN PGP PRIVATE KEY BLOCK-----',
    'arn:aws:kms:eu-central-1:1:key/a|password=hunter2',
  ])('withholds %s', id => expect(shownRecipient(id)).toBe('…'));
});
