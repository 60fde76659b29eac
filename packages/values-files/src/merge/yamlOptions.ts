import { GoScalar, resolveScalar } from '@floe/go-yaml';
import type {
  CreateNodeOptions,
  DocumentOptions,
  ParseOptions,
  ScalarTag,
  SchemaOptions,
  Tags,
} from 'yaml';

/** As in Helm, which reads every number of a values file as a float64. */
function helmValue(source: string): Exclude<GoScalar, bigint> {
  const value = resolveScalar(source, 'v2');
  return typeof value === 'bigint' ? Number(value) : value;
}

/** The library only calls `test` of the expression. */
const notText = Object.assign(/(?:)/, {
  test: (source: string) => typeof helmValue(source) !== 'string',
});

/** Null, booleans and numbers without a tag, by the rules of Helm's YAML library. */
const plainScalar: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  identify: value =>
    value === null || typeof value === 'boolean' || typeof value === 'number',
  test: notText,
  resolve: helmValue,
  stringify: ({ value }) => String(value),
};

/** A scalar with a tag, which must fit the type that Helm reads without it. */
function tagged(
  tag: string,
  fits: (value: Exclude<GoScalar, bigint>) => boolean,
): ScalarTag {
  return {
    tag: `tag:yaml.org,2002:${tag}`,
    resolve(source, onError) {
      const value = helmValue(source);
      if (!fits(value)) {
        onError(`The value is not a ${tag}`);
      }
      return value;
    },
  };
}

/** Decoded to text, as Helm does. */
const binary: ScalarTag = {
  tag: 'tag:yaml.org,2002:binary',
  resolve(source, onError) {
    try {
      const bytes = atob(source.replace(/[\r\n]/g, ''));
      return new TextDecoder().decode(
        Uint8Array.from(bytes, byte => byte.charCodeAt(0)),
      );
    } catch {
      onError('The value is not in base64');
      return source;
    }
  },
};

const SCALARS: Tags = [
  plainScalar,
  tagged('null', value => value === null),
  tagged('bool', value => typeof value === 'boolean'),
  tagged('int', value => Number.isInteger(value)),
  tagged('float', value => typeof value === 'number'),
  binary,
];

/** Tags that the library resolves as Helm does. */
const KEPT = new Set(['map', 'seq', 'str', 'merge']);

/**
 * Reads YAML as Helm does: scalars by the rules of version 2 of Go's YAML
 * library, and lists and maps regardless of their tag. {@link parseValuesFile}
 * checks for duplicate keys, because the library's own check takes quadratic
 * time. Pretty errors would quote the file.
 */
export const HELM_YAML: ParseOptions &
  DocumentOptions &
  SchemaOptions &
  CreateNodeOptions = {
  version: '1.1',
  prettyErrors: false,
  logLevel: 'silent',
  uniqueKeys: false,
  customTags: (tags: Tags): Tags => [
    ...SCALARS,
    ...tags.filter(tag =>
      KEPT.has(
        typeof tag === 'string'
          ? tag
          : tag.tag.slice('tag:yaml.org,2002:'.length),
      ),
    ),
  ],
};
