import { SopsError } from '@floe/sops';
import { Candidate } from './candidates';
import { FileRule } from './inspectFile';
import { directReading } from './SopsFileReading';
import { workerReading } from './workerReading';

const PATH = 'deploy/values-prod.enc.yaml';
const candidate: Candidate = { path: PATH, foundBy: 'annotation' };

const config = [
  'creation_rules:',
  '  - path_regex: \\.enc\\.yaml$',
  '    encrypted_regex: ^(data|stringData)$',
  '    age: age1wkkqmga6qrtm4f742mzxlpjrn4s4thzs65l2lpm899nwwdwsce3qw7nrq8',
  '',
].join('\n');

function lines(line: (number: number) => string): string {
  return `${Array.from({ length: 20_000 }, (_, n) => line(n)).join('\n')}\n`;
}

/** Inputs that take the longest for their size, and what is refused late. */
const worst: Record<string, string> = {
  'keys of one map': `secrets:\n${lines(n => `  key${n}: a`)}`,
  'keys of a Secret': `apiVersion: v1\nkind: Secret\nmetadata: { name: a }\nstringData:\n${lines(
    n => `  key${n}: a`,
  )}`,
  'entries of a list': `a: [${'b,'.repeat(90_000)}b]`,
  documents: lines(() => 'a: b\n---'),
  brackets: '['.repeat(1024 * 1024),
  'merged maps': `a: &a { b: c }\nd:\n${lines(() => '  - { <<: *a }')}`,
};

describe('workerReading', () => {
  let rule: FileRule;

  beforeAll(async () => {
    const content = await workerReading.parseConfig(config);
    const found = { path: '.sops.yaml', url: '', folder: '', content };
    rule = await workerReading.findRule(PATH, found);
  });

  it('returns the same as reading in the same thread', async () => {
    const content = await directReading.parseConfig(config);
    expect(await workerReading.parseConfig(config)).toEqual(content);
    const found = { path: '.sops.yaml', url: '', folder: '', content };
    expect(rule).toEqual(await directReading.findRule(PATH, found));
    const text = 'stringData: { password: open }\n';
    const file = await workerReading.inspectFile(text, candidate, rule);
    expect(file).toMatchObject({ encrypted: false, openCount: 1 });
    expect(file).toEqual(
      await directReading.inspectFile(text, candidate, rule),
    );
  });

  it('refuses an unreadable file with the same error', async () => {
    const work = workerReading.inspectFile('a: [', candidate, rule);
    await expect(work).rejects.toBeInstanceOf(SopsError);
    const reason = (reading: typeof directReading) =>
      reading.inspectFile('a: [', candidate, rule).catch(error => ({
        ...error,
        message: error.message,
      }));
    expect(await reason(workerReading)).toEqual(await reason(directReading));
    expect(await workerReading.parseConfig('creation_rules: 7')).toEqual(
      await directReading.parseConfig('creation_rules: 7'),
    );
  });

  // The main thread only copies the text and reads the result.
  it.each(Object.keys(worst))(
    'returns a result that is no larger than the file: %s',
    async name => {
      const text = worst[name];
      for (const work of [
        workerReading.inspectFile(text, candidate, rule),
        workerReading.parseConfig(text),
      ]) {
        const result = await work.catch(({ message }) => message);
        expect(JSON.stringify(result).length).toBeLessThan(text.length);
      }
    },
  );
});
