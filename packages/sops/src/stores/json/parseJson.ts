import { SopsError } from '../../errors';
import {
  MAX_DEPTH,
  MAX_NODES,
  checkSize,
  tooDeep,
  tooManyValues,
} from '../../limits';
import { Steps } from '../../Pacer';
import { checkWellFormed, isInt64 } from '../../tree/scalarText';
import { Branch, List, Value, pathText } from '../../tree/tree';

/** Of two, it would be unclear which one sops uses. */
const METADATA_KEY = 'sops';

/** Walks over a text that is known to be JSON, in steps of a value. */
class JsonReader {
  #position = 0;
  #nodes = 0;
  #depth = 0;
  readonly #token = /[\s,:]*(?:("(?:[^"\\]|\\.)*")|([{}[\]])|([-+\w.]+))/y;
  readonly #source: string;
  readonly #keepsRepeated: boolean;

  constructor(source: string, keepsRepeated: boolean) {
    this.#source = source;
    this.#keepsRepeated = keepsRepeated;
  }

  *readWhole(): Steps<Value> {
    return yield* this.#readValue(this.#next(), []);
  }

  #next(): string {
    this.#token.lastIndex = this.#position;
    const match = this.#token.exec(this.#source)!;
    this.#position = this.#token.lastIndex;
    return match[1] ?? match[2] ?? match[3];
  }

  *#readValue(token: string, path: string[]): Steps<Value> {
    yield;
    this.#nodes += 1;
    if (this.#nodes > MAX_NODES) {
      throw tooManyValues();
    }
    switch (token[0]) {
      case '{':
      case '[': {
        this.#depth += 1;
        if (this.#depth > MAX_DEPTH) {
          throw tooDeep();
        }
        const container =
          token === '{'
            ? yield* this.#readObject(path)
            : yield* this.#readArray(path);
        this.#depth -= 1;
        return container;
      }
      case '"': {
        const text = JSON.parse(token) as string;
        checkWellFormed(text, path);
        return text;
      }
      default:
        return readLiteral(token, path);
    }
  }

  *#readObject(path: string[]): Steps<Branch> {
    const branch = new Branch();
    const keys = new Set<string>();
    for (let token = this.#next(); token !== '}'; token = this.#next()) {
      const key = JSON.parse(token) as string;
      const keyPath = [...path, key];
      checkWellFormed(key, keyPath);
      const isKept = this.#keepsRepeated && keyPath.join() !== METADATA_KEY;
      if (keys.has(key) && !isKept) {
        throw new SopsError(
          'malformed',
          pathText(keyPath),
          `The key ${pathText(keyPath)} occurs twice`,
        );
      }
      keys.add(key);
      const value = yield* this.#readValue(this.#next(), keyPath);
      branch.items.push({ key, value });
    }
    return branch;
  }

  *#readArray(path: string[]): Steps<List> {
    const list = new List();
    for (let token = this.#next(); token !== ']'; token = this.#next()) {
      list.items.push(yield* this.#readValue(token, path));
    }
    return list;
  }
}

/**
 * Reads a JSON object as sops does: keys in the file's order, integers apart from floats. JSON.parse alone would move
 * keys that look like numbers to the front and round integers, and the message authentication code would not fit.
 *
 * @param keepsRepeated - whether a key that an object has twice is kept twice, as sops does; by default it is refused
 */
export function* parseJson(text: string, keepsRepeated = false): Steps<Branch> {
  checkSize(text);
  checkJson(text);
  const value = yield* new JsonReader(text, keepsRepeated).readWhole();
  if (!(value instanceof Branch)) {
    throw new SopsError(
      'unsupported-value',
      'file',
      'The file is not a JSON object; sops encrypts only objects: put the value under a key',
    );
  }
  return value;
}

function checkJson(source: string) {
  try {
    JSON.parse(source);
  } catch (error) {
    // The message of JSON.parse quotes the text, so only the place is taken from it.
    const offset = /position (\d+)/.exec((error as Error).message)?.[1];
    const line =
      offset && source.slice(0, Number(offset)).split('\n').length.toString();
    throw error instanceof RangeError
      ? tooDeep()
      : new SopsError(
          'malformed',
          line ? `line ${line}` : 'file',
          `${line ? `Line ${line}` : 'The file'} is not valid JSON`,
        );
  }
}

function readLiteral(token: string, path: string[]): Value {
  if (token === 'null') {
    return null;
  }
  if (token === 'true' || token === 'false') {
    return token === 'true';
  }
  if (/^-?\d+$/.test(token) && token.length < 25 && isInt64(BigInt(token))) {
    return BigInt(token);
  }
  const value = Number(token);
  if (!Number.isFinite(value)) {
    throw new SopsError(
      'unsupported-value',
      pathText(path),
      `${pathText(path)} is a number out of the range of a float`,
    );
  }
  return value;
}
