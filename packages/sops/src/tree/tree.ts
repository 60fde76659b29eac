import { Timestamp } from '@floe/go-yaml';

export { Timestamp };

/** A comment of a map or list, without its `#`. */
export class Comment {
  constructor(public text: string, readonly inline: boolean = false) {}
}

/** A key and its value. */
export type Entry = {
  key: string;
  value: Value;
  /** Whether the key is YAML's merge key, a plain `<<`. Sops encrypts what is below it like any other value. */
  isMerge?: boolean;
  /** What a YAML file has for a single value that is not a string, such as `0x1F`. */
  source?: string;
  /** Whether an INI file has a comment right behind the value, which may have been meant to go on. */
  isCutOff?: boolean;
};

/** A mapping: entries and the comments between them, in the file's order. */
export class Branch {
  constructor(readonly items: (Entry | Comment)[] = []) {}

  get(key: string): Value | undefined {
    return this.entry(key)?.value;
  }

  entry(key: string): Entry | undefined {
    return this.entries().find(entry => entry.key === key);
  }

  entries(): Entry[] {
    return this.items.filter((item): item is Entry => !isComment(item));
  }
}

/** A sequence: values and the comments between them. */
export class List {
  constructor(readonly items: (Value | Comment)[] = []) {}
}

/**
 * A scalar as one value: an integer is a bigint, a number is always a float.
 */
export type Scalar = string | bigint | number | boolean | Timestamp | null;

/** What is under a key. */
export type Value = Scalar | Branch | List;

export function isComment(item: unknown): item is Comment {
  return item instanceof Comment;
}

/** A path of keys in its usual notation. */
export function pathText(path: readonly (string | number)[]): string {
  return path
    .map((key, index) => {
      if (typeof key === 'number') {
        return `[${key}]`;
      }
      if (!/^[A-Za-z_][\w-]*$/.test(key)) {
        return `[${JSON.stringify(key)}]`;
      }
      return index === 0 ? key : `.${key}`;
    })
    .join('');
}
