import { decrypt, encrypt, SELECTOR_TYPES, type SopsFormat } from '@floe/sops';
import fc from 'fast-check';
import { Workspace } from '../harness';
import { expectSameData } from './data';
import {
  anyText,
  jsonDocument,
  samples,
  seed,
  yamlDocument,
} from './generated';
import { ageKeyPair, inParallel, Sops, SOPS_VERSIONS } from './Sops';

jest.setTimeout(600_000);

const FILES = Number(process.env.FLOE_SOPS_FILES ?? 150);

const dotenvKey = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,10}$/);
const dotenvFile = fc
  .uniqueArray(fc.tuple(dotenvKey, anyText), {
    selector: ([key]) => key,
    minLength: 1,
    maxLength: 12,
  })
  .map(entries =>
    entries
      .map(
        ([key, value], index) =>
          `${index % 3 ? '' : `# comment ${index}\n`}${key}=${value.replace(
            /\n/g,
            '\\n',
          )}\n`,
      )
      .join(''),
  );

const iniWord = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const iniFile = fc
  .uniqueArray(
    fc.tuple(
      iniWord,
      fc.uniqueArray(
        fc.tuple(
          iniWord,
          fc.stringMatching(
            /^[A-Za-z0-9äß€=:/+.,-]( ?[A-Za-z0-9äß€=:/+.,-]){0,20}$/,
          ),
        ),
        { selector: ([key]) => key, minLength: 1, maxLength: 5 },
      ),
    ),
    { selector: ([name]) => name, minLength: 1, maxLength: 4 },
  )
  .map(sections =>
    sections
      .map(
        ([name, entries]) =>
          `; about ${name}\n[${name}]\n${entries
            .map(([key, value]) => `# of ${key}\n${key} = ${value}\n`)
            .join('')}`,
      )
      .join('\n'),
  );

const GENERATED: Record<
  string,
  { format: SopsFormat; files: fc.Arbitrary<string> }
> = {
  'a.json': { format: 'json', files: jsonDocument },
  'a.env': { format: 'dotenv', files: dotenvFile },
  'a.ini': { format: 'ini', files: iniFile },
  'a.txt': {
    format: 'binary',
    files: anyText.filter(text => text !== '' && !/^\s*\{/.test(text)),
  },
};

const expectSame: Record<
  SopsFormat,
  (actual: string, expected: string) => void
> = {
  yaml: expectSameData,
  json: expectSameData,
  dotenv: expectSameText,
  ini: expectSameIni,
  binary: expectSameText,
};

describe.each(SOPS_VERSIONS)(`sops %s, FLOE_SEED=${seed}`, version => {
  const workspace = new Workspace();
  const key = ageKeyPair();
  const sops = new Sops(workspace, [key.identity], version);
  const recipients = [{ type: 'age' as const, recipient: key.recipient }];
  const ageIdentities = [key.identity];

  afterAll(() => workspace.close());

  it.each(Object.keys(GENERATED))(
    'opens %s of ours, and we its',
    async name => {
      const { format, files } = GENERATED[name];
      // sops 3.9 reads the numbers of JSON as floats, and rounds large integers.
      const texts = samples(files, FILES).filter(
        text =>
          version !== '3.9.4' || format !== 'json' || !/\d{16}/.test(text),
      );
      expect(texts.length).toBeGreaterThan(0);
      await inParallel(texts, async text => {
        const theirs = await sops.encrypt(text, name, '--age', key.recipient);
        const expected = await sops.decrypt(theirs, name);
        const ours = await encrypt(text, { format, recipients });
        const openedOurs = await sops.decrypt(ours, name);
        const opened = await decrypt(theirs, { format, ageIdentities });
        expectSame[format](openedOurs, expected);
        expectSame[format](opened.text, expected);
      });
    },
  );

  it.each(SELECTOR_TYPES)('selects by %s as we do', async type => {
    const value = type.endsWith('comment_regex')
      ? 'comment [05]$'
      : { unencrypted_suffix: '_unencrypted', encrypted_suffix: 'word' }[
          type as string
        ] ?? '^(data|pass.*|"?a:b.*)$';
    let compared = 0;
    await inParallel(
      samples(yamlDocument({ times: false, comments: true }), FILES / 3),
      async ({ text }) => {
        const selector = { type, value };
        const ours = await encrypt(text, {
          format: 'yaml',
          recipients,
          selector,
          macOnlyEncrypted: text.length % 2 === 0,
        }).catch(refusedComment);
        if (ours === undefined) {
          return;
        }
        compared += 1;
        const openedOurs = await sops.decrypt(ours);
        const again = await decrypt(ours, { format: 'yaml', ageIdentities });
        expectSameData(again.text, openedOurs);
        const theirs = await sops.encrypt(
          text,
          'a.yaml',
          '--age',
          key.recipient,
          `--${type.replace(/_/g, '-')}`,
          value,
        );
        expect(encryptedKeys(ours)).toEqual(encryptedKeys(theirs));
      },
    );
    expect(compared).toBeGreaterThan(FILES / 12);
  });
});

/** A comment that decides about encryption must stand where readers agree; ours refuses others. */
function refusedComment(error: { code?: string }): undefined {
  if (error.code !== 'unsupported-comment') {
    throw error;
  }
}

function expectSameText(actual: string, expected: string) {
  expect(actual).toBe(expected);
}

/** Only the padding before the equals sign differs. */
function expectSameIni(actual: string, expected: string) {
  const plain = (file: string) => file.replace(/ +=/g, ' =').trim();
  expect(plain(actual)).toBe(plain(expected));
}

/** The keys of values that are ciphertexts, in order. */
function encryptedKeys(text: string): string[] {
  return (
    text
      .slice(0, text.lastIndexOf('\nsops:'))
      .split('\n')
      // sops writes a key with a line break over several lines, and a list under it after a colon.
      .filter(
        line =>
          /^ *(?!: +-)[^# -].*: ENC\[AES256_GCM/.test(line) &&
          !line.includes('\\n'),
      )
      .map(line =>
        line
          .replace(/: ENC\[.*/, '')
          .replace(/^ *: /, '')
          .trim()
          .replace(/["']/g, ''),
      )
  );
}
