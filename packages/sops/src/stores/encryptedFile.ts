import type { StoresConfig } from './StoresConfig';
import { Steps } from '../Pacer';
import { Branch, isComment } from '../tree/tree';
import { Store } from './Store';

/** An encrypted file: its documents without metadata, and the metadata of each that has some. */
export type EncryptedFile = {
  documents: Branch[];
  metadata: (Branch | undefined)[];
};

/**
 * Parses an encrypted file. sops uses the metadata of the first document; Flux
 * treats each document separately.
 */
export function* parseEncrypted(
  store: Store,
  text: string,
): Steps<EncryptedFile> {
  const whole = yield* store.encrypted.parse(text);
  return {
    documents: whole.map(
      ({ items }) =>
        new Branch(
          items.filter(
            item => isComment(item) || !store.metadata.isOwnKey(item.key),
          ),
        ),
    ),
    metadata: whole.map(document => store.metadata.read(document)),
  };
}

/** Writes an encrypted file: the documents with the metadata in each. */
export function emitEncrypted(
  store: Store,
  documents: Branch[],
  metadata: Branch,
  config: StoresConfig,
): Steps<string> {
  const items = store.metadata.items(metadata);
  return store.encrypted.emit(
    documents.map(document => new Branch([...document.items, ...items])),
    config,
  );
}
