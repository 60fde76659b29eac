import fc from 'fast-check';

/** Repeats a run with the same generated documents; titles of tests carry it. */
export const seed = Number(process.env.FLOE_SEED ?? Date.now() % 1_000_000);

/** Generated things; nothing is shrunk, which would run sops a hundred times. */
export function samples<T>(arbitrary: fc.Arbitrary<T>, count: number): T[] {
  return fc.sample(arbitrary, { numRuns: count, seed });
}

/** Forms of scalars that readers of YAML disagree about; not -0.0, which sops writes as -0 and then refuses itself. */
const PLAIN_SOURCES = [
  ...['0', '-0', '42', '-7', '+12', '0777', '08', '1_000', '0x1F', '0b101'],
  ...[
    '0o17',
    '9007199254740993',
    '9223372036854775807',
    '-9223372036854775808',
  ],
  ...['1.0', '1.5', '1e3', '1e21', '1.e5', '.5', '1e-7', '1E+2'],
  ...['123456789012345678.5', '5e-324', '1.7976931348623157e308', '1e999'],
  ...['true', 'True', 'FALSE', 'yes', 'No', 'on', 'off', 'y', 'n'],
  ...['null', 'Null', '~', '', 'text', 'two words', 'a:b', 'a#b', '-', '=x'],
  ...['1:30', '12:30:45', '1.2.3', '0x', '0b2', '1__0', '_1', '+', '.', '..'],
  ...['NaN', 'Infinity', '0.1.', '12e', 'e12', '0o8', 'ENC[x]', '@'.repeat(0)],
];
const TIME_SOURCES = [
  ...['2001-01-02', '2001-1-2', '2001-12-14T21:59:43.10-05:00'],
  ...['2001-12-14 21:59:43.10', '2001-12-14t21:59:43Z', '2001-02-30'],
  ...['2001-12-14T21:59:43', '2001-12-14 21:59:43 -5', '0001-01-01'],
];

/** Any text. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    ...['', ' ', '\n', 'a\nb\n', ' lead', 'trail ', '\ttab', 'cr\r\nlf'],
    ...['a: b', '#c', 'x #c', "it's", '"', '\\', '%', '---', '...', '<<'],
    ...['\ufeff', '\u0085', '\u2028', '\u0000', '\u007f', 'line\n\n\nend'],
    ...['- a', '? b', '{a}', '[b]', '*c', '&d', '!e', '|', '>', '123', 'ä€😀'],
  ),
);

/**
 * Texts that sops loses or damages itself when it writes them in clear to YAML, as its decrypted output and its
 * unencrypted values are: line breaks that its writer puts in a literal block.
 */
const text = anyText.filter(
  value =>
    !/[\n\u0085\u2028\u2029]/.test(value) || /^\S[ -~ä\n]*\S\n?$/.test(value),
);

/** JSON's strings are YAML's, but for what YAML wants escaped. */
function doubleQuoted(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\ufeff\ufffe\uffff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const oneLine = fc
  .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 })
  .filter(value => /^[ -~]+$/.test(value));

/** One line of source for a scalar. */
function scalarSource(times: boolean): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(...PLAIN_SOURCES.filter(source => source !== '-')),
    ...(times ? [fc.constantFrom(...TIME_SOURCES)] : []),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
    fc
      .double({ noNaN: true, noDefaultInfinity: true })
      // As digits alone it would be an unsigned integer, which sops cannot encrypt.
      .map(value =>
        Math.abs(value) >= 2 ** 63 ? value.toExponential() : String(value),
      ),
    text.map(doubleQuoted),
    oneLine.map(value => `'${value.replace(/'/g, "''")}'`),
  );
}

const keySource = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/),
  fc.constantFrom('"a:b"', '"with space"', "'quoted'", '"ä€"', '"true"', '"0"'),
  fc.constantFrom('x_unencrypted', 'password', 'data', '"line\\nbreak"'),
);

type Layout = {
  /** Comment lines above, whether one stands at the end of the line, and a blank line before. */
  above: number;
  inline: boolean;
  blank: boolean;
};

const layout: fc.Arbitrary<Layout> = fc.record({
  above: fc.constantFrom(0, 0, 0, 1, 2),
  inline: fc.constantFrom(false, false, false, true),
  blank: fc.constantFrom(false, false, true),
});

type Tree =
  | { kind: 'scalar'; source: string }
  | { kind: 'block'; lines: string[]; header: string }
  | { kind: 'flow'; source: string }
  | {
      kind: 'map';
      entries: { key: string; value: Tree; layout: Layout }[];
      end: boolean;
    }
  | { kind: 'list'; items: { value: Tree; layout: Layout }[]; end: boolean };

const blockScalar: fc.Arbitrary<Tree> = fc
  .record({
    kind: fc.constant('block' as const),
    lines: fc.array(
      fc.constantFrom('line', 'two words', '', 'a: b', '# no comment', 'ä'),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    header: fc.constantFrom('|', '|-', '|+', '>', '>-'),
  })
  .map(block => ({ ...block, lines: ['first', ...block.lines, 'last'] }));

function treeArbitrary(times: boolean) {
  return fc.letrec<{ tree: Tree; map: Tree }>(tie => {
    const entries = fc.uniqueArray(
      fc.record({ key: keySource, value: tie('tree'), layout }),
      {
        selector: entry => entry.key.replace(/^["']|["']$/g, ''),
        maxLength: 5,
      },
    );
    const scalar = scalarSource(times);
    return {
      map: fc.record({
        kind: fc.constant('map' as const),
        entries,
        end: fc.constantFrom(false, false, false, true),
      }),
      tree: fc.oneof(
        { maxDepth: 4, depthSize: 'small' },
        scalar.map(source => ({ kind: 'scalar' as const, source })),
        blockScalar,
        fc.array(text.map(doubleQuoted), { maxLength: 3 }).map(items => ({
          kind: 'flow' as const,
          source: `[${items.join(', ')}]`,
        })),
        fc.record({ a: text.map(doubleQuoted) }).map(({ a }) => ({
          kind: 'flow' as const,
          source: `{a: ${a}, "b": []}`,
        })),
        tie('map'),
        fc.record({
          kind: fc.constant('list' as const),
          items: fc.array(fc.record({ value: tie('tree'), layout }), {
            maxLength: 4,
          }),
          end: fc.constantFrom(false, false, true),
        }),
      ),
    };
  }).map;
}

/** A document of YAML with the comments that stand in it. */
export type GeneratedDocument = {
  text: string;
  comments: string[];
};

class Writer {
  readonly lines: string[] = [];
  readonly comments: string[] = [];

  constructor(private readonly withComments: boolean) {}

  write(tree: Tree, indent: number) {
    const pad = ' '.repeat(indent);
    if (tree.kind === 'map') {
      for (const { key, value, layout: around } of tree.entries) {
        this.above(around, pad);
        this.value(`${pad}${key}:`, value, indent, around);
      }
    } else if (tree.kind === 'list') {
      for (const { value, layout: around } of tree.items) {
        this.above(around, pad);
        this.value(`${pad}-`, value, indent, around);
      }
    }
    if (
      (tree.kind === 'map' || tree.kind === 'list') &&
      tree.end &&
      this.lines.length > 0
    ) {
      this.above({ above: 1, inline: false, blank: false }, pad);
    }
  }

  private value(head: string, value: Tree, indent: number, around: Layout) {
    const tail = () => (around.inline ? this.comment(' ') : '');
    switch (value.kind) {
      case 'scalar':
      case 'flow':
        this.lines.push(`${head} ${value.source}${tail()}`);
        return;
      case 'block':
        this.lines.push(`${head} ${value.header}`);
        for (const line of value.lines) {
          this.lines.push(
            line === '' ? '' : `${' '.repeat(indent + 3)}${line}`,
          );
        }
        return;
      default: {
        const isEmpty =
          value.kind === 'map'
            ? value.entries.length === 0
            : value.items.length === 0;
        if (isEmpty) {
          this.lines.push(
            `${head} ${value.kind === 'map' ? '{}' : '[]'}${tail()}`,
          );
          return;
        }
        this.lines.push(head);
        this.write(value, indent + 2);
      }
    }
  }

  private above({ above, blank }: Layout, pad: string) {
    if (blank) {
      this.lines.push('');
    }
    for (let count = 0; count < above; count++) {
      const comment = this.comment('');
      if (comment !== '') {
        this.lines.push(pad + comment);
      }
    }
  }

  private comment(before: string): string {
    if (!this.withComments) {
      return '';
    }
    const comment = `comment ${this.comments.length}`;
    this.comments.push(comment);
    return `${before}# ${comment}`;
  }
}

/**
 * Documents with every form of scalar, style, nesting and comment.
 *
 * @param options - `times`: with unquoted times, which sops takes since 3.10; `comments`: with comments
 */
export function yamlDocument(options: {
  times: boolean;
  comments: boolean;
}): fc.Arbitrary<GeneratedDocument> {
  return treeArbitrary(options.times).map(tree => {
    const writer = new Writer(options.comments);
    writer.write(tree, 0);
    const body = writer.lines.join('\n');
    return { text: body === '' ? '{}' : body, comments: writer.comments };
  });
}

/** An object of JSON, as text with any white space. */
export const jsonDocument: fc.Arbitrary<string> = fc
  .dictionary(
    fc
      .string({ maxLength: 12 })
      .filter(key => key !== 'sops' && key !== '__proto__'),
    fc.jsonValue({ maxDepth: 4 }),
    { maxKeys: 8 },
  )
  .chain(value =>
    fc
      .constantFrom(undefined, 2, '\t')
      .map(space => JSON.stringify(value, null, space)),
  );
