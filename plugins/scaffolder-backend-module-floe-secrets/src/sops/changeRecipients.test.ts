import { ALICE, BOB } from '../__testUtils__/sopsFile';
import { changeRuleRecipients, RecipientsSource } from './changeRecipients';
import { recipientsText } from './recipientsText';
import { service } from '../__testUtils__/knownService';

const file = (path: string, ...ids: string[]) => ({
  path,
  recipients: ids.map(id => ({ type: 'age', id })),
});
const source = (fields: Partial<RecipientsSource> = {}): RecipientsSource => ({
  config: {
    path: 'deploy/.sops.yaml',
    text: `# ours\ncreation_rules:\n  - path_regex: prod\n    age: ${ALICE.recipient}\n  - age: ${ALICE.recipient}\n`,
  },
  path: 'deploy/prod.enc.yaml',
  add: [BOB.recipient],
  remove: [ALICE.recipient],
  files: [
    file('deploy/prod.enc.yaml', ALICE.recipient),
    file('deploy/prod-done.enc.yaml', BOB.recipient),
    file('deploy/dev.enc.yaml', ALICE.recipient),
    file('prod-elsewhere.enc.yaml', ALICE.recipient),
  ],
  ...fields,
});

describe('changeRuleRecipients', () => {
  it('lists the files of the rule that have to be updated, with the reason', async () => {
    const changed = await changeRuleRecipients(source());
    expect(changed).toEqual({
      text: expect.stringContaining('# ours'),
      rule: 1,
      recipients: [BOB.recipient],
      files: [
        {
          path: 'deploy/prod.enc.yaml',
          missing: [BOB.recipient],
          surplus: [ALICE.recipient],
        },
      ],
    });
    const { description, title } = recipientsText({
      service,
      configPath: 'deploy/.sops.yaml',
      add: [BOB.recipient],
      remove: [ALICE.recipient],
      changed,
      tabUrl: 'https://portal.example/x',
    });
    expect(title).toBe(
      'Change who can decrypt the SOPS files of orders-lakehouse in prod',
    );
    for (const text of [
      '- [ ] `deploy/prod.enc.yaml` cannot be decrypted yet by',
      'sops updatekeys --yes deploy/prod.enc.yaml',
      'sops rotate --in-place deploy/prod.enc.yaml',
      'Every value of these files is replaced at its source',
      'sops-recipients-drift',
    ]) {
      expect(description).toContain(text);
    }
  });

  it('needs no rotation if nobody was removed', async () => {
    const changed = await changeRuleRecipients(source({ remove: [] }));
    const { description } = recipientsText({
      service,
      configPath: '.sops.yaml',
      add: [BOB.recipient],
      remove: [],
      changed,
      tabUrl: undefined,
    });
    expect(description).toContain('sops updatekeys');
    expect(description).not.toContain('sops rotate --in-place deploy/prod.enc');
    expect(description).not.toContain('replaced at its source');
  });

  it.each([
    [{ add: [`age1${'q'.repeat(58)}`] }, 'not an age recipient'],
    [{ add: [] }, 'at least one recipient'],
    [{ remove: [BOB.recipient] }, 'is not a recipient'],
  ])('refuses %j', async (fields, words) => {
    const attempt = changeRuleRecipients(source(fields));
    await expect(attempt).rejects.toMatchObject({ name: 'InputError' });
    await expect(attempt).rejects.toThrow(words);
  });
});
