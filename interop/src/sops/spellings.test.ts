import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { decrypt, encrypt } from '@floe/sops';
import { Workspace } from '../harness';
import { programPath } from '../harness/parts';
import { ageKeyPair, Sops, SOPS_VERSIONS } from './Sops';

const key = ageKeyPair();
const recipients = [{ type: 'age' as const, recipient: key.recipient }];
const ageIdentities = [key.identity];

/** Keys that readers take for something else than a text. */
const KEYS = [
  ...['0o7', '-0o7', '0O17', '0X1F', '0x', '0b1', '0b2', '012', '08', '1_000'],
  ...['1e3', '1e_3', '1.5e3_0', '.5', '.e1', '.inf', '.NaN', '1:30', '1.2.3'],
  ...['true', 'True', 'tRue', 'yes', 'Off', 'y', '~', 'null', '2001-01-01'],
  ...['2001-1-1', '2001-02-30', '2001-12-14T21:59:43Z', '', '-', '='],
  ...['!!str 7', '!!int 7', '! 7', '&x k', '? k', 'a b', 'a:b', '[a]', '{a}'],
].flatMap(text =>
  /^[\w.~+-]*$/.test(text) && text !== '-'
    ? [text, `"${text}"`, `'${text}'`]
    : [text],
);

const USER = '{ user: u1, pass: p1 }';
const MERGES = [
  'a: &a { user: u1 }\nb: { <<: *a }\n',
  'a: &a { user: u1, pass: p1 }\nb: { <<: *a, pass: p2 }\n',
  'a: &a { user: u1, pass: p1 }\nb: { pass: p2, <<: *a }\n',
  'a: &a { user: u1 }\nc: &c { user: u2, more: m }\nb: { <<: [*a, *c] }\n',
  'a: &a { user: u1 }\nb: &b { <<: *a, x: y }\nc: { <<: *b, z: 1 }\n',
  'a: &a { user: u1 }\nlist:\n  - <<: *a\n    x: 1\n  - *a\n',
  'a: &a { user: u1 }\n<<: *a\nb: 1\n',
  'a: &a { user: u1 }\nb: { "<<": *a, c: 1 }\n',
  "a: &a { user: u1 }\nb: { '<<': *a }\n",
  'a: &a { user: u1 }\nb: { !!merge <<: *a }\n',
  'a: &a { user: u1 }\nb: { !!str <<: *a }\n',
  `b: { <<: ${USER} }\n`,
  `b: { <<: [${USER}, { more: 1 }] }\n`,
  'b: { <<: {} }\n',
  'b: { <<: [] }\n',
  'b: { "<<": { c: 1 } }\n',
  'b: ["<<", <<]\n',
  'b: "<<"\n',
  'b: <<\n',
];

/** sops 3.9 accepts it, as Helm does. */
const TWICE = 'a: &a { user: u1 }\nb: { <<: *a, <<: { x: 1 } }\n';

/** Values that are no maps. */
const NO_MERGES = [
  'b: { <<: null }\n',
  'b: { <<: text }\n',
  'b: { "<<": text }\n',
  'b: { "<<": [text] }\n',
  'a: &a [1]\nb: { <<: *a }\n',
  'b: { "<<": 1 }\n',
  "b: { '<<': [{ c: 1 }, text] }\n",
  'b: [{ "<<": null }]\n',
];

const COMMENTS = [
  '# only\n',
  '# only\n---\na: 1\n',
  'a: 1\n---\n# only\n',
  'a: 1\n---\nb: 2\n---\n# only\n---\nc: 3\n',
  'a: 1\n---\n# one\n# two\n---\nc: 3\n',
  'a: 1\n---\n# one\n\n# two\n---\nc: 3\n',
  'a: 1\n---\n---\nc: 3\n',
  'a: 1\n---\n# one\n---\n# two\n---\nc: 3\n',
  'a: 1\n---\n# one\n{}\n---\nc: 3\n',
  'a: 1\n---\n{}\n# one\n---\nc: 3\n',
  'a: 1\n---\n{ # one\n}\n---\nc: 3\n',
  'a: 1\n---\nnull # one\n---\nc: 3\n',
  'a: 1\n---\n~\n# one\n---\nc: 3\n',
  'a: 1\n--- # one\nb: 2\n',
  'a: 1\n--- # one\n---\nb: 2\n',
  'a: 1\n...\n# one\n---\nb: 2\n',
  'a: 1\n---\n# one\n...\n---\nb: 2\n',
  '---\n# one\n---\n',
  '%YAML 1.1\n---\n# one\na: 1\n',
  'a: 1\n---\n   # indented\n---\nc: 3\n',
  'a: 1\n---\n#\n---\nc: 3\n',
  'a: 1\n---\n# ENC[AES256_GCM\n---\nc: 3\n',
  'a: 1\n# last\n---\nb: 1\n',
  '\n\n# first\n\na: 1\n',
];

describe.each(SOPS_VERSIONS)('spellings of YAML and sops %s', version => {
  const workspace = new Workspace();
  const sops = new Sops(workspace, ageIdentities, version);
  afterAll(() => workspace.close());

  /** The file in clear text after each of the four ways through two programs. */
  const outcomes = async (text: string) => {
    const outcome = async (work: () => Promise<string>) =>
      await work().catch(() => 'refused');
    const theirs = await outcome(() =>
      sops.encrypt(text, 'file.yaml', '--age', key.recipient),
    );
    const ours = await outcome(() =>
      encrypt(text, { format: 'yaml', recipients }),
    );
    const open = async (file: string) => ({
      sops: await outcome(() => sops.decrypt(file)),
      ours: await outcome(
        async () =>
          (
            await decrypt(file, { format: 'yaml', ageIdentities })
          ).text,
      ),
    });
    return { theirs: await open(theirs), ours: await open(ours) };
  };

  /** A chart that prints its values as JSON. */
  const runHelm = (text: string): unknown => {
    if (text === 'refused') {
      return 'refused';
    }
    const chart = workspace.path('chart');
    mkdirSync(`${chart}/templates`, { recursive: true });
    writeFileSync(
      `${chart}/Chart.yaml`,
      'apiVersion: v2\nname: values\nversion: 1.0.0\n',
    );
    writeFileSync(
      `${chart}/templates/values.yaml`,
      '#= {{ .Values.values | toJson }}\n',
    );
    const file = workspace.path('values.yaml');
    writeFileSync(file, `values:\n${text.replace(/^(?=.)/gm, '  ')}`);
    try {
      const printed = execFileSync(
        programPath('helm', '3.21.4'),
        ['template', chart, '--values', file],
        { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
      );
      return JSON.parse(/^#= (.*)$/m.exec(printed)![1]);
    } catch {
      return 'refused by Helm';
    }
  };

  /** What Helm printed, by the text: the four ways mostly end in the same one. */
  const printedByHelm = new Map<string, unknown>();
  const readByHelm = (text: string): unknown => {
    if (!printedByHelm.has(text)) {
      printedByHelm.set(text, runHelm(text));
    }
    return printedByHelm.get(text);
  };

  /**
   * Documents without their comments, and all comments: sops moves those right
   * behind `---` to the end of the document before.
   */
  const partsOf = (text: string) => {
    const lines = text.split('\n').map(line => line.trim());
    return {
      data: lines.filter(line => line !== '' && !line.startsWith('#')),
      comments: lines.filter(line => line.startsWith('#')),
    };
  };

  it.each(KEYS)('the key %j is the same in Helm, or refused', async source => {
    const { theirs, ours } = await outcomes(`top:\n  ${source}: text\n`);
    const expected = readByHelm(theirs.sops);
    expect([theirs.ours, ours.sops, ours.ours].map(readByHelm)).toEqual([
      expected,
      expected,
      expected,
    ]);
  });

  it.each(version === '3.9.4' ? MERGES : [...MERGES, TWICE])(
    '%j is the same in Helm, or refused',
    async text => {
      const { theirs, ours } = await outcomes(text);
      const expected = readByHelm(theirs.sops);
      expect([theirs.ours, ours.sops, ours.ours].map(readByHelm)).toEqual([
        expected,
        expected,
        expected,
      ]);
    },
  );

  it.each(NO_MERGES)('%j is not encrypted', async text => {
    const { theirs, ours } = await outcomes(text);
    // sops encrypts the key in quotes, and only 3.9 opens the file again.
    expect(readByHelm(theirs.sops)).toMatch(/^refused/);
    expect(ours).toEqual({ sops: 'refused', ours: 'refused' });
  });

  it.each(COMMENTS)('%j keeps its documents and comments', async text => {
    const { theirs, ours } = await outcomes(text);
    const expected = partsOf(theirs.sops);
    expect({
      theirsByUs: partsOf(theirs.ours),
      oursBySops: partsOf(ours.sops),
      oursByUs: partsOf(ours.ours),
    }).toEqual({
      theirsByUs: expected,
      oursBySops: expected,
      oursByUs: expected,
    });
  });
});
