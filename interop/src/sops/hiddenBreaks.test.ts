import { decrypt, encrypt, SopsFormat } from '@floe/sops';
import { Workspace } from '../harness';
import { ageKeyPair, Sops, SOPS_VERSIONS } from './Sops';

const key = ageKeyPair();
const recipients = [{ type: 'age' as const, recipient: key.recipient }];
const ageIdentities = [key.identity];

/** What nothing that shows a file shows as the end of a line, and similar characters. */
const HIDDEN = {
  'U+2028': '\u2028',
  'U+2029': '\u2029',
  'U+0085': '\u0085',
  'a carriage return': '\r',
  'U+FEFF': '\ufeff',
  'U+202E': '\u202e',
  'a vertical tab': '\v',
};

type Texts = (hidden: string) => string[];

const YAML: Texts = hidden => [
  `# c${hidden}x: clear\nk: v\n`,
  `k: v # c${hidden}x: clear\n`,
  `k: v${hidden}x: clear\n`,
  `k${hidden}x: v\n`,
  `k: |\n  a${hidden}x: clear\nl: m\n`,
  `k: v\n${hidden}x: clear\n`,
  `k: {a: b,${hidden}x: clear}\n`,
];
const FLAT: Record<string, { format: SopsFormat; texts: Texts }> = {
  env: {
    format: 'dotenv',
    texts: hidden => [
      `k=v${hidden}x=clear\n`,
      `#c${hidden}x=clear\nk=v\n`,
      `k${hidden}x=v\n`,
      `${hidden}#k=v\n`,
    ],
  },
  ini: {
    format: 'ini',
    texts: hidden => [
      `[s]\nk=v${hidden}x=clear\n`,
      `[s]\n;c${hidden}x=clear\nk=v\n`,
      `[s]\nk=v\n${hidden};x=clear\n`,
      `[s]\nk=v\n${hidden}#x=clear\n`,
      `[s]\nk=v\n${hidden}x=clear\n`,
      `[s]\nk=v${hidden}\n`,
      `[s]\nk${hidden}=v\n`,
      `[s]\n${hidden}[t]\nk=v\n`,
      `${hidden}[s]\nk=v\n`,
    ],
  },
  json: {
    format: 'json',
    texts: hidden => [`{"k":"a${hidden}b"}`, `${hidden}{"k":"v"}`],
  },
};

describe.each(SOPS_VERSIONS)(
  'characters that nobody sees, sops %s',
  version => {
    const workspace = new Workspace();
    afterAll(() => workspace.close());

    async function ofSops(text: string, name: string): Promise<string> {
      const sops = new Sops(workspace, [key.identity], version);
      try {
        const encrypted = sops.file(
          await sops.run(
            '--encrypt',
            '--age',
            key.recipient,
            sops.file(text, name),
          ),
          name,
        );
        return JSON.stringify(
          JSON.parse(
            await sops.run('--decrypt', '--output-type', 'json', encrypted),
          ),
        );
      } catch {
        return 'refused';
      }
    }
    async function ours(text: string, format: SopsFormat): Promise<string> {
      try {
        const file = await encrypt(text, { format, recipients });
        const { documents } = await decrypt(file, { format, ageIdentities });
        return JSON.stringify(documents[0]);
      } catch {
        return 'refused';
      }
    }

    it.each(Object.entries(HIDDEN))(
      'reads YAML as sops does, or refuses it: %s',
      async (_, hidden) => {
        for (const text of YAML(hidden)) {
          const read = await ours(text, 'yaml');
          const expected = await ofSops(text, 'file.yaml');
          expect([text, read]).toEqual([
            text,
            read === 'refused' ? read : expected,
          ]);
        }
      },
    );

    it('reads the text after one in a comment of YAML as a value', async () => {
      for (const hidden of ['\u2028', '\u2029', '\u0085', '\r']) {
        const [text] = YAML(hidden);
        expect(await ofSops(text, 'file.yaml')).toBe('{"x":"clear","k":"v"}');
        expect(await ours(text, 'yaml')).toBe('refused');
      }
    });

    it.each(Object.keys(FLAT))('reads %s as sops does', async name => {
      const { format, texts } = FLAT[name];
      for (const hidden of Object.values(HIDDEN)) {
        for (const text of texts(hidden)) {
          expect([text, await ours(text, format)]).toEqual([
            text,
            await ofSops(text, `file.${name}`),
          ]);
        }
      }
    });
  },
);
