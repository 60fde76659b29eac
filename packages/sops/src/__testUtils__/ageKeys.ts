/** A fresh key pair of age. */
export async function ageKeyPair(): Promise<{
  recipient: string;
  identity: string;
}> {
  const age = await import('age-encryption');
  const identity = await age.generateX25519Identity();
  return { identity, recipient: await age.identityToRecipient(identity) };
}
