import {
  decrypt,
  encrypt,
  type SelectorType,
  type SopsFormat,
} from '@floe/sops';
import fc from 'fast-check';
import { Workspace } from '../harness';
import { expectSameData } from './data';
import { anyText, jsonDocument, samples, yamlDocument } from './generated';
import { ageKeyPair, inParallel, Sops, SopsVersion } from './Sops';

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

/** The compared files, each of another format. */
export const FILE_NAMES = Object.keys(GENERATED);

/** A version of sops and a key that it and our own code encrypt for. */
export class SopsWithKey {
  readonly #workspace = new Workspace();
  readonly #key = ageKeyPair();
  readonly #sops: Sops;
  readonly recipients = [
    { type: 'age' as const, recipient: this.#key.recipient },
  ];
  readonly ageIdentities = [this.#key.identity];

  constructor(readonly version: SopsVersion) {
    this.#sops = new Sops(this.#workspace, this.ageIdentities, version);
  }

  encrypt(text: string, name: string, ...options: string[]): Promise<string> {
    const { recipient } = this.#key;
    return this.#sops.encrypt(text, name, '--age', recipient, ...options);
  }

  decrypt(text: string, name?: string): Promise<string> {
    return this.#sops.decrypt(text, name);
  }

  close(): Promise<void> {
    return this.#workspace.close();
  }
}

/**
 * Decrypts generated files that sops encrypted, and makes sops decrypt ours;
 * `name` is one of `FILE_NAMES`.
 */
export async function compareFiles(
  sops: SopsWithKey,
  name: string,
): Promise<void> {
  const { format, files } = GENERATED[name];
  const { recipients, ageIdentities } = sops;
  // sops 3.9 reads the numbers of JSON as floats, and rounds large integers.
  const texts = samples(files, FILES).filter(
    text =>
      sops.version !== '3.9.4' || format !== 'json' || !/\d{16}/.test(text),
  );
  expect(texts.length).toBeGreaterThan(0);
  await inParallel(texts, async text => {
    const theirs = await sops.encrypt(text, name);
    const expected = await sops.decrypt(theirs, name);
    const ours = await encrypt(text, { format, recipients });
    const openedOurs = await sops.decrypt(ours, name);
    const opened = await decrypt(theirs, { format, ageIdentities });
    expectSame[format](openedOurs, expected);
    expectSame[format](opened.text, expected);
  });
}

/** Compares the selections of sops and ours in generated YAML files. */
export async function compareSelection(
  sops: SopsWithKey,
  type: SelectorType,
): Promise<void> {
  const { recipients, ageIdentities } = sops;
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
        `--${type.replace(/_/g, '-')}`,
        value,
      );
      expect(encryptedKeys(ours)).toEqual(encryptedKeys(theirs));
    },
  );
  expect(compared).toBeGreaterThan(FILES / 12);
}

/**
 * A comment that selects what is encrypted must be at a place that all readers
 * interpret alike; ours refuses others.
 */
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
      // sops writes a key with a line break over several lines, and a list
      // under it after a colon.
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
