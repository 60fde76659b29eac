import { Node, Scalar as YamlScalar } from 'yaml';
import { base64ToBytes, utf8Text } from '../../encoding';
import { SopsError } from '../../errors';
import { checkWellFormed } from '../../tree/scalarText';
import { Scalar, pathText } from '../../tree/tree';
import { blockAtEnd } from './blockAtEnd';

const TAG_PREFIX = 'tag:yaml.org,2002:';

/** Reads a scalar without quotes, by the rules of a YAML library. */
export type PlainScalarReader = (
  source: string,
  path: readonly string[],
) => Scalar;

/** Reads the scalars of a text as Go's YAML library does. */
export class ScalarReader {
  readonly #resolve: PlainScalarReader;
  /** The end of the text, if it has no line break there. */
  readonly #openEnd: number;

  constructor(text: string, resolve: PlainScalarReader) {
    this.#openEnd = text.endsWith('\n') ? Infinity : text.length;
    this.#resolve = resolve;
  }

  /**
   * Reads a scalar node by its tag, or else by the rules for plain scalars.
   *
   * @throws SopsError if the text does not match the tag
   */
  read(node: Node, path: string[]): Scalar {
    const { type, tag } = node as YamlScalar<string>;
    const value = this.#textOf(node as YamlScalar<string>);
    checkWellFormed(value, path);
    const isPlain = type === YamlScalar.PLAIN;
    // In Go, the tag `!` has no effect.
    switch (tag === '!' ? undefined : shortTag(tag)) {
      case undefined:
        return isPlain ? this.#resolve(value, path) : value;
      case 'int':
      case 'float':
      case 'bool':
      case 'null':
      case 'timestamp':
        return this.#readTagged(value, shortTag(tag)!, path);
      case 'binary':
        return this.#readBinary(value, path);
      default:
        return value;
    }
  }

  /** The text of a scalar, as Go reads it where the file ends without a line break. */
  #textOf(node: YamlScalar<string>): string {
    const isLast = node.range && node.range[1] >= this.#openEnd;
    return isLast ? blockAtEnd(node) : node.value;
  }

  #readTagged(source: string, tag: string, path: string[]): Scalar {
    const value = this.#resolve(source, path);
    if (tag === 'float' && typeof value === 'bigint') {
      return Number(value);
    }
    const isTagged = {
      int: typeof value === 'bigint',
      float: typeof value === 'number',
      bool: typeof value === 'boolean',
      null: value === null,
      timestamp: typeof value === 'object' && value !== null,
    }[tag];
    if (!isTagged) {
      throw new SopsError(
        'malformed',
        pathText(path),
        `${pathText(path)} has the tag !!${tag} but is not one`,
      );
    }
    return value;
  }

  #readBinary(source: string, path: string[]): string {
    const bytes = base64ToBytes(source.replace(/\s+/g, ''));
    const text = bytes && utf8Text(bytes);
    if (text === undefined) {
      throw new SopsError(
        'unsupported-value',
        pathText(path),
        `${pathText(
          path,
        )} has the tag !!binary but is not UTF-8 text: keep it as a text in base64`,
      );
    }
    return text;
  }
}

/** A tag of YAML without its prefix. */
export function shortTag(tag: string | undefined): string | undefined {
  return tag?.startsWith(TAG_PREFIX) ? tag.slice(TAG_PREFIX.length) : tag;
}
