import { changeRecipients } from './changeRecipients';
import { parseSopsConfig } from './parseSopsConfig';

const alice = `age1${'a'.repeat(58)}`;
const bob = `age1${'q'.repeat(58)}`;
const carol = `age1${'z'.repeat(58)}`;
const pgp = 'ABCDEF0123456789ABCDEF0123456789ABCDEF01';
const age = (recipient: string) => ({ type: 'age' as const, recipient });

const change = (
  text: string,
  fields: Partial<Parameters<typeof changeRecipients>[1]>,
) =>
  changeRecipients(text, {
    path: 'prod/a.yaml',
    add: [],
    remove: [],
    ...fields,
  });

async function recipientsOf(text: string, index = 0) {
  const { creationRules } = await parseSopsConfig(text);
  return creationRules[index].keyGroups
    .flat()
    .map(key =>
      key.type === 'age' ? key.recipient : (key as any).fingerprint,
    );
}

describe('changeRecipients', () => {
  it.each([
    ['one text', `age: ${alice},${bob}`],
    ['a folded text', `age: >-\n      ${alice},\n      ${bob}`],
    ['a list', `age:\n      - ${alice} # Alice\n      - ${bob}`],
    ['a list in brackets', `age: [${alice}, ${bob}]`],
    [
      'a key group',
      `key_groups:\n      - age:\n          - ${alice} # Alice\n          - ${bob}`,
    ],
  ])('adds and removes in %s', async (_, keys) => {
    const text = `# all of us\ncreation_rules:\n  # production\n  - path_regex: prod/ # here\n    ${keys}\n    encrypted_regex: ^data$\n  - age: ${alice}\n`;
    const {
      after,
      before,
      text: written,
    } = await change(text, {
      add: [age(carol)],
      remove: [age(bob)],
    });
    expect(await recipientsOf(written)).toEqual([alice, carol]);
    expect(await recipientsOf(written, 1)).toEqual([alice]);
    expect(before.keyGroups[0]).toHaveLength(2);
    expect(after).toMatchObject({
      index: 0,
      selector: { value: '^data$' },
    });
    for (const comment of ['# all of us', '# production', '# here']) {
      expect(written).toContain(comment);
    }
    expect(written.includes('# Alice')).toBe(text.includes('# Alice'));
  });

  it('adds a PGP key, and removes it in other letters', async () => {
    const { text } = await change(`creation_rules:\n  - age: ${alice}\n`, {
      add: [{ type: 'pgp', fingerprint: pgp }],
    });
    expect(await recipientsOf(text)).toEqual([alice, pgp]);
    const back = await change(text, {
      remove: [{ type: 'pgp', fingerprint: pgp.toLowerCase() }],
    });
    expect(await recipientsOf(back.text)).toEqual([alice]);
  });

  it('changes nothing where a recipient is there already', async () => {
    const text = `creation_rules:\n  - age: ${alice}\n`;
    expect((await change(text, { add: [age(alice)] })).text).toBe(text);
  });

  it('removes an alias without touching what it refers to', async () => {
    const text = `keys:\n  - &alice ${alice}\n  - &bob ${bob}\ncreation_rules:\n  - age:\n      - *alice\n      - *bob\n`;
    const { text: written } = await change(text, { remove: [age(bob)] });
    expect(await recipientsOf(written)).toEqual([alice]);
    expect(written).toContain(`&bob ${bob}`);
  });

  it.each([
    ['no rule', 'creation_rules:\n  - path_regex: dev\n', {}, 'No rule'],
    [
      'one who is no recipient',
      `creation_rules:\n  - age: ${alice}\n`,
      { remove: [age(bob)] },
      'is not a recipient',
    ],
    [
      'the last one',
      `creation_rules:\n  - age: ${alice}\n`,
      { remove: [age(alice)] },
      'at least one recipient',
    ],
    [
      'several groups',
      `creation_rules:\n  - key_groups:\n      - age: [${alice}]\n      - age: [${bob}]\n`,
      { add: [age(carol)] },
      'several key groups',
    ],
    [
      'a list that another rule shares',
      `creation_rules:\n  - age: &us\n      - ${alice}\n  - age: *us\n`,
      { add: [age(carol)] },
      'alias or a merge key',
    ],
  ])('refuses %s', async (_, text, fields, words) => {
    await expect(change(text, fields)).rejects.toThrow(words);
  });
});
