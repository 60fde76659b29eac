import { decrypt, encrypt } from '@floe/sops';
import { Workspace } from '../harness';
import { ageKeyPair, inParallel, Sops, SOPS_VERSIONS } from './Sops';
import { expectSameData } from './data';
import { samples, seed, yamlDocument } from './generated';

const BATCHES = Number(process.env.FLOE_SOPS_BATCHES ?? 40);
const DOCUMENTS_OF_A_BATCH = 25;

describe.each(SOPS_VERSIONS)(`YAML and sops %s, FLOE_SEED=${seed}`, version => {
  const workspace = new Workspace();
  const key = ageKeyPair();
  const sops = new Sops(workspace, [key.identity], version);
  const recipients = [{ type: 'age' as const, recipient: key.recipient }];
  // sops does not know unquoted times before 3.10.
  const times = version !== '3.9.4';

  afterAll(() => workspace.close());

  const batches = (comments: boolean) => {
    const documents = samples(
      yamlDocument({ times, comments }),
      BATCHES * DOCUMENTS_OF_A_BATCH,
    );
    return Array.from({ length: BATCHES }, (_, index) =>
      documents.slice(
        index * DOCUMENTS_OF_A_BATCH,
        (index + 1) * DOCUMENTS_OF_A_BATCH,
      ),
    );
  };

  it('decrypts files that we encrypted, and we decrypt its files', async () => {
    await inParallel(batches(false), async documents => {
      const text = joined(documents);
      const theirs = await sops.encrypt(text, 'a.yaml', '--age', key.recipient);
      const expected = await sops.decrypt(theirs);
      const ours = await encrypt(text, { format: 'yaml', recipients });
      expect(ours).toContain('lastmodified');
      expectSameData(await sops.decrypt(ours), expected);
      const opened = await decrypt(theirs, {
        format: 'yaml',
        ageIdentities: [key.identity],
      });
      expectSameData(opened.text, expected);
    });
  });

  it('keeps every comment that we encrypted', async () => {
    await inParallel(batches(true), async documents => {
      const text = joined(documents);
      const ours = await encrypt(text, { format: 'yaml', recipients });
      const opened = await sops.decrypt(ours);
      expect(opened).not.toContain('ENC[AES256');
      expect(commentsOf(opened)).toEqual(
        documents.flatMap(document => document.comments).sort(),
      );
      const again = await decrypt(ours, {
        format: 'yaml',
        ageIdentities: [key.identity],
      });
      expectSameData(again.text, opened);
    });
  });
});

function joined(documents: { text: string }[]): string {
  return documents.map(({ text }) => `${text}\n`).join('---\n');
}

function commentsOf(text: string): string[] {
  return Array.from(
    text.matchAll(/# (comment \d+)/g),
    match => match[1],
  ).sort();
}
