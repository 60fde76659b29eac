import type {
  CreateNodeOptions,
  DocumentOptions,
  ParseOptions,
  SchemaOptions,
  Tags,
} from 'yaml';

/**
 * Reads YAML as Helm does: version 1.1, where `yes` is true, but, as go-yaml,
 * without dates and numbers of base 60.
 *
 * Duplicate keys are looked for by {@link parseValuesFile}: the library's own
 * search takes quadratic time. Pretty errors would quote the file.
 */
export const HELM_YAML: ParseOptions &
  DocumentOptions &
  SchemaOptions &
  CreateNodeOptions = {
  version: '1.1',
  prettyErrors: false,
  logLevel: 'silent',
  uniqueKeys: false,
  customTags: (tags: Tags): Tags =>
    tags.filter(
      tag =>
        typeof tag === 'string' ||
        (tag.tag !== 'tag:yaml.org,2002:timestamp' &&
          (!('format' in tag) || tag.format !== 'TIME')),
    ),
};
