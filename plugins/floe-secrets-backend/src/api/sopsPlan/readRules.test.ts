import { recipientNames } from './recipientNames';
import { readRules } from './readRules';

const alice = `age1${'a'.repeat(58)}`;
const bob = `age1${'q'.repeat(58)}`;
const ssh =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJBQzzCnB3xBxZwSzpxXZcVNHDzKCmPlLmDJUWfP0abc';
const fingerprint = 'ABCDEF0123456789ABCDEF0123456789ABCDEF01';

describe('recipientNames', () => {
  it.each([
    ['a comment behind it', `- ${alice} # Alice`, [[alice, 'Alice']]],
    ['a comment above it', `# Alice\n- ${alice}`, [[alice, 'Alice']]],
    ['an anchor', `- &alice ${alice}\n`, [[alice, 'alice']]],
    ['a PGP key', `pgp: ${fingerprint} # Carol`, [[fingerprint, 'Carol']]],
    ['several on a line', `age: ${alice},${bob} # team`, []],
    ['the comment of an SSH key', `- ${ssh} jo@laptop`, [[ssh, 'jo@laptop']]],
    ['a comment behind an SSH key', `- ${ssh} # Jo`, [[ssh, 'Jo']]],
    ['nothing', `age: ${alice}`, []],
    ['a recipient that is commented out', `# ${bob}\n- ${alice}`, []],
    ['a credential', `- ${alice} # ghp_${'a1B2'.repeat(8)}`, []],
  ])('%s', (_, text, expected) => {
    expect([...recipientNames(text)]).toEqual(expected);
  });
});

describe('readRules', () => {
  it('returns the rule and the other known recipients', async () => {
    const answer = await readRules(
      `creation_rules:\n  - path_regex: prod\n    age: >-\n      ${alice}\n    encrypted_regex: ^data$\n  - age: ${bob} # Bob\n`,
      'deploy/prod.enc.yaml',
    );
    expect(answer).toEqual({
      unusable: null,
      knownRecipients: [
        { type: 'age', id: alice },
        { type: 'age', id: bob, name: 'Bob' },
      ],
      rule: {
        status: 'matched',
        number: 1,
        pathRegex: 'prod',
        explanation: null,
        keyGroups: [[{ type: 'age', id: alice }]],
        shamirThreshold: null,
        selector: { type: 'encrypted_regex', value: '^data$' },
        macOnlyEncrypted: false,
      },
    });
  });

  it('explains why no rule matches the file', async () => {
    const { rule } = await readRules(
      `creation_rules:\n  - path_regex: values-sops\\.yaml$\n    age: ${alice}\n`,
      'values-sops.enc.yaml',
    );
    expect(rule).toMatchObject({
      status: 'unmatched',
      explanation: expect.stringContaining('the name before encryption'),
    });
  });

  it.each([
    ['no YAML', 'creation_rules: ['],
    ['a rule that sops refuses', 'creation_rules:\n  - path_regex: "["\n'],
  ])('reports %s as unusable', async (_, text) => {
    const { rule } = await readRules(text, 'a.enc.yaml');
    expect(rule.status).toBe('unusable');
    expect(rule.explanation).not.toBe('');
  });

  it('removes a private key in the place of a recipient', async () => {
    const privateKey = `AGE-SECRET-KEY-1${'QPZRY9X8'.repeat(7)}QP`;
    const answer = await readRules(
      `creation_rules:\n  - age: ${privateKey}\n`,
      'a.enc.yaml',
    );
    expect(answer.rule.keyGroups).toEqual([[{ type: 'age', id: '…' }]]);
    expect(JSON.stringify(answer)).not.toContain('QPZRY9X8');
  });

  it('removes a password from the address of a Vault', async () => {
    const answer = await readRules(
      'creation_rules:\n  - hc_vault_transit_uri: https://me:hunter2@vault.example/v1/transit/keys/x\n',
      'a.enc.yaml',
    );
    expect(answer.rule.keyGroups[0]).toHaveLength(1);
    expect(JSON.stringify(answer)).not.toContain('hunter2');
  });
});
