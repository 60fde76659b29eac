import { SopsError } from '../errors';
import { Branch } from '../tree/tree';
import { jsonCodec } from './json/jsonStore';
import { underKey } from './metadataLocations';
import { Codec, Store } from './Store';

/** The key with the whole file. */
const DATA_KEY = 'data';

const plain: Codec = {
  *parse(text) {
    return [new Branch([{ key: DATA_KEY, value: text }])];
  },
  *emit([document]) {
    const data = document.get(DATA_KEY);
    if (typeof data !== 'string') {
      throw new SopsError(
        'malformed',
        DATA_KEY,
        'The file does not contain a binary file: there is no text under data',
      );
    }
    return data;
  },
};

/** Files of any other kind, which sops encrypts as a whole into one value of a JSON file. */
export const binaryStore: Store = {
  plain,
  encrypted: jsonCodec('json_binary'),
  metadata: underKey,
  mayBeEncrypted: text => /^\s*\{/.test(text),
};
