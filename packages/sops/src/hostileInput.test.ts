import fc from 'fast-check';
import { Composer } from 'yaml';
import { recorded } from './__testUtils__/recorded';
import { parseSopsConfig } from './config/parseSopsConfig';
import { decrypt } from './decrypt';
import { SopsError } from './errors';
import type { SopsFormat } from './stores/stores';
import { inspect } from './inspect/inspect';

/** What became of a text: it must be refused with our own error. */
async function outcomeOf(text: string, format: SopsFormat): Promise<string> {
  return inspect(text, { format }).then(
    () => 'read',
    error => (error instanceof SopsError ? 'refused' : String(error)),
  );
}

describe('hostile input', () => {
  it('is refused: alias bombs', async () => {
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 10; level++) {
      const alias = `*a${level - 1}`;
      bomb.push(`a${level}: &a${level} [${Array(9).fill(alias).join(', ')}]`);
    }
    expect(await outcomeOf(bomb.join('\n'), 'yaml')).toBe('refused');
    await expect(parseSopsConfig(bomb.join('\n'))).rejects.toMatchObject({
      code: 'too-many-values',
    });
    expect(await outcomeOf('a: &a [*a]', 'yaml')).toBe('refused');
  });

  it.each(['yaml', 'json', 'dotenv', 'ini'] as const)(
    'is refused: lines of 10 MB in %s',
    async format => {
      expect(await outcomeOf('a'.repeat(10 * 1024 * 1024), format)).toBe(
        'refused',
      );
    },
  );

  it('is refused: deep nesting', async () => {
    for (const depth of [1_000, 100_000]) {
      expect(await outcomeOf(`a: ${'['.repeat(depth)}`, 'yaml')).toBe(
        'refused',
      );
      expect(await outcomeOf(`a: ${'{a: '.repeat(depth)}`, 'yaml')).toBe(
        'refused',
      );
      expect(
        await outcomeOf(
          `{"a": ${'['.repeat(depth)}${']'.repeat(depth)}}`,
          'json',
        ),
      ).toBe('refused');
    }
    const steps = Array.from({ length: 1_500 }, (_, n) => `${' '.repeat(n)}a:`);
    expect(await outcomeOf(steps.join('\n'), 'yaml')).toBe('refused');
    expect(await outcomeOf(`${'- '.repeat(5_000)}a`, 'yaml')).toBe('refused');
  });

  it('is refused before it is composed: deep nesting, very many collections', async () => {
    const compose = jest.spyOn(Composer.prototype, 'next');
    try {
      const texts = [
        `${'a: [[]]\n'.repeat(50)}b: ${'['.repeat(250)}`,
        `a: ${'{b: '.repeat(250)}1${'}'.repeat(250)}`,
        `a: ${'[\n '.repeat(250)}${']'.repeat(250)}`,
        `a: [${'[],'.repeat(200_000)}]`,
        `a: [${'{},'.repeat(200_000)}]`,
      ];
      for (const text of texts) {
        expect(await outcomeOf(text, 'yaml')).toBe('refused');
      }
      expect(compose).not.toHaveBeenCalled();
    } finally {
      compose.mockRestore();
    }
  });

  it('is refused at the first error: very many quotation marks', async () => {
    const compose = jest.spyOn(Composer.prototype, 'next');
    try {
      for (const text of [
        '"'.repeat(50_000),
        "'a".repeat(50_000),
        `a: ["${'"'.repeat(50_000)}`,
        `a: [${'""'.repeat(25_000)}]`,
        `a: {${'"\n"\n'.repeat(10_000)}}`,
        `# ${'""\n '.repeat(20_000)}`,
        `a: [${'}]'.repeat(20_000)}`,
        '\n%'.repeat(20_000),
      ]) {
        expect(await outcomeOf(text, 'yaml')).toBe('refused');
        await expect(parseSopsConfig(text)).rejects.toMatchObject({
          code: 'malformed',
        });
      }
      expect(compose.mock.calls.length).toBeLessThan(100);
    } finally {
      compose.mockRestore();
    }
  });

  it('is refused: directives that sops does not take', async () => {
    for (const directive of ['%YAML 1.2', '%YAML 1.3', '%FOO x', '%']) {
      expect([
        directive,
        await outcomeOf(`${directive}\n---\na: b\n`, 'yaml'),
      ]).toEqual([directive, 'refused']);
    }
    for (const directive of ['%YAML 1.1', '%TAG ! tag:x,2000:']) {
      expect([directive, await outcomeOf(`${directive}\n`, 'yaml')]).toEqual([
        directive,
        'refused',
      ]);
      await expect(
        parseSopsConfig(`${directive}\n---\ncreation_rules: []\n`),
      ).resolves.toBeDefined();
    }
  });

  it('is refused: very many values', async () => {
    expect(await outcomeOf(`a: [${'1,'.repeat(300_000)}1]`, 'yaml')).toBe(
      'refused',
    );
    expect(await outcomeOf(`{"a": [${'1,'.repeat(300_000)}1]}`, 'json')).toBe(
      'refused',
    );
    expect(await outcomeOf('a=\n'.repeat(300_000), 'dotenv')).toBe('refused');
    expect(await outcomeOf('a=1\n'.repeat(300_000), 'ini')).toBe('refused');
  });

  it.each([
    ['sops-3.13.3.yaml', 'yaml'],
    ['sops-3.13.3.json', 'json'],
    ['sops-3.13.3.env', 'dotenv'],
    ['sops-3.13.3.ini', 'ini'],
  ] as const)(
    'never opens %s when any of it was changed, and fails with its own error',
    async (name, format) => {
      const { text, dataKey } = recorded(name);
      const whole = await decrypt(text, { format, dataKey });
      await fc.assert(
        fc.asyncProperty(
          fc.nat(text.length - 1),
          fc.nat(20),
          fc.oneof(
            fc.string({ maxLength: 5 }),
            fc.constantFrom('\n', '[', '"', ': '),
          ),
          async (start, length, insert) => {
            const changed =
              text.slice(0, start) + insert + text.slice(start + length);
            const problems = [
              await decrypt(changed, { format, dataKey }).then(
                opened =>
                  // Free to change are layout, comments, and what the MAC leaves out: nulls, keys of empty values.
                  scalars(opened.documents) === scalars(whole.documents)
                    ? undefined
                    : 'opened',
                unexpected,
              ),
              await inspect(changed, { format }).then(
                () => undefined,
                unexpected,
              ),
            ];
            expect(problems).toEqual([undefined, undefined]);
          },
        ),
        { numRuns: 300 },
      );
    },
    60_000,
  );
});

/** The values that are authenticated. */
function scalars(data: unknown): string {
  if (data === null || typeof data !== 'object') {
    return data === null ? '' : String(data);
  }
  return Object.values(data).map(scalars).join('');
}

/** What is wrong with an error: only our own may come, and none that quotes a value. */
function unexpected(error: Error): unknown {
  return error instanceof SopsError && !error.message.includes('s3cret')
    ? undefined
    : error;
}

describe('line breaks that nobody sees', () => {
  it.each(['\u2028', '\u2029', '\u0085', '\r', '\u0000', '\u0007', '\v'])(
    'are refused in YAML and .sops.yaml: %j',
    async hidden => {
      const { text } = recorded('sops-3.13.3.yaml');
      for (const changed of [
        `# c${hidden}password: s3cret\n${text}`,
        text.replace(/\n/, ` # c${hidden}password: s3cret\n`),
        text.replace(/: /, `: ${hidden}`),
      ]) {
        expect(await outcomeOf(changed, 'yaml')).toBe('refused');
      }
      await expect(
        parseSopsConfig(
          `creation_rules:\n  - path_regex: a # c${hidden}  - age: x\n`,
        ),
      ).rejects.toMatchObject({ code: 'malformed', field: 'line 2' });
    },
  );

  it('are those of Windows, and allowed', async () => {
    const { text } = recorded('sops-3.13.3.yaml');
    expect(await outcomeOf(text.replaceAll('\n', '\r\n'), 'yaml')).toBe('read');
  });
});
