import { SopsError } from '../errors';
import { flatten, unflatten } from '../metadata/flatten';
import { Branch, Value } from '../tree/tree';
import { flatScalarText } from './flatScalarText';
import { MetadataLocation } from './Store';

const KEY = 'sops';
const PREFIX = 'sops_';

/** A map under the key `sops`. */
export const underKey: MetadataLocation = {
  isOwnKey: key => key === KEY,
  read: metadataMap,
  items: metadata => [{ key: KEY, value: metadata }],
};

/** Flat keys at the top that begin with `sops_`. */
export const prefixedKeys: MetadataLocation = {
  isOwnKey: key => key.startsWith(PREFIX),
  read: document => {
    const entries = document
      .entries()
      .filter(({ key }) => key.startsWith(PREFIX))
      .map(({ key, value }) => ({ key: key.slice(PREFIX.length), value }));
    return entries.length > 0 ? unflatten(entries) : undefined;
  },
  items: metadata => flatten(metadata, PREFIX),
};

/** Flat keys in a section `sops`, each on one line. */
export const flatSection: MetadataLocation = {
  isOwnKey: underKey.isOwnKey,
  read: document => {
    const section = metadataMap(document);
    return (
      section &&
      unflatten(
        section
          .entries()
          .map(({ key, value }) => ({ key, value: withLineBreaks(value) })),
      )
    );
  },
  items: metadata => {
    const fields = flatten(metadata).map(({ key, value }) => ({
      key,
      value: flatScalarText(value, [key]).replace(/\n/g, '\\n'),
    }));
    return [{ key: KEY, value: new Branch(fields) }];
  },
};

function metadataMap(document: Branch): Branch | undefined {
  const metadata = document.get(KEY);
  if (metadata !== undefined && !(metadata instanceof Branch)) {
    throw new SopsError(
      'invalid-metadata',
      KEY,
      'The value of sops is not a map',
    );
  }
  return metadata;
}

function withLineBreaks(value: Value): Value {
  return typeof value === 'string' ? value.replace(/\\n/g, '\n') : value;
}
