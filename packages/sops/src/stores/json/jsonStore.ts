import { underKey } from '../metadataLocations';
import { Codec, Store } from '../Store';
import { emitJson } from './emitJson';
import { parseJson } from './parseJson';

/**
 * @param name - the settings of `.sops.yaml` that say how it is laid out
 * @param keepsRepeated - see `parseJson`
 */
export function jsonCodec(
  name: 'json' | 'json_binary',
  keepsRepeated = false,
): Codec {
  return {
    *parse(text) {
      return [yield* parseJson(text, keepsRepeated)];
    },
    emit: ([document], config) =>
      emitJson(document, indentation(config[name]?.indent)),
  };
}

/** JSON files; sops accepts only objects. */
export const jsonStore: Store = {
  fileName: /\.json$/,
  plain: jsonCodec('json'),
  // Readers disagree about duplicate keys, so none are written; those that sops
  // wrote are read.
  encrypted: jsonCodec('json', true),
  metadata: underKey,
};

/** What a level is indented with. */
function indentation(spaces = -1): string {
  return spaces < 0 ? '\t' : ' '.repeat(spaces);
}
