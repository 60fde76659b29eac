import { TestApiRegistry } from '@backstage/test-utils';
import { issueMessages } from '../../translation/wizardIssues';
import { describeDraftIssues, findIssues } from './issues';
import { issueWordsFrom } from './issueWords';

const english = issueWordsFrom(TestApiRegistry.from());

const draft = {
  approach: 'external-secrets',
  storeRef: { kind: 'SecretStore', name: '' },
  refreshInterval: 'often',
  creationPolicy: 'Owner',
  components: {
    postgresql: {
      keys: [
        { secretKey: 'postgresql-password', remoteKey: 'with a space' },
        { secretKey: 'hunter2 is no key', remoteKey: 'a/b' },
      ],
    },
  },
  custom: [{ name: 'Not A Name', keys: [] }],
};

describe('findIssues', () => {
  it('has each issue at its place', () => {
    const issues = findIssues(draft);

    expect([...issues.keys()]).toEqual(
      expect.arrayContaining([
        'storeRef.name',
        'refreshInterval',
        'components.postgresql.keys.0.remoteKey',
        'components.postgresql.keys.1.secretKey',
        'custom.0.name',
        'custom.0.keys',
      ]),
    );
  });
});

describe('findIssues while a draft is filled in', () => {
  it('has what was entered and is wrong, and not what is missing', () => {
    const issues = findIssues(draft, 'entered');

    expect([...issues.keys()].sort()).toEqual([
      'components.postgresql.keys.0.remoteKey',
      'components.postgresql.keys.1.secretKey',
      'custom.0.name',
      'refreshInterval',
    ]);
  });
});

describe('describeDraftIssues', () => {
  it('says one thing of each place', () => {
    const sentences = describeDraftIssues(
      {
        ...draft,
        custom: [{ name: '', keys: [{ secretKey: '', remoteKey: '' }] }],
      },
      english,
    );

    expect(
      sentences.filter(text => text.startsWith('custom entry 1')),
    ).toHaveLength(3);
  });

  it('names places in the words of the form, and repeats nothing that is no name', () => {
    const text = describeDraftIssues(draft, english).join('\n');

    expect(text).toContain('Database, postgresql-password: a remote key has');
    expect(text).toContain('Database, key 2: a key of a Secret has');
    expect(text).toContain('custom entry 1: the name of an entry has');
    expect(text).toContain('store: give a name');
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain('Not A Name');
  });

  it('has only messages that can be translated', () => {
    const known: string[] = Object.values(issueMessages);
    const messages = [...findIssues(draft).values()];

    expect(messages.filter(message => !known.includes(message))).toEqual([]);
  });
});
