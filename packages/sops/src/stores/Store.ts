import type { StoresConfig } from '../config/storesConfig';
import type { Steps } from '../Pacer';
import type { Branch, Entry } from '../tree/tree';

/** Reads and writes the text of a file. */
export interface Codec {
  /** Reads the documents of a text; formats without documents have one. */
  parse(text: string): Steps<Branch[]>;
  /** Writes documents, laid out as `config` says. */
  emit(documents: Branch[], config: StoresConfig): Steps<string>;
}

/** Where an encrypted document keeps the metadata of sops. */
export interface MetadataPlace {
  /** Whether a key at the top of a document is sops' own. */
  isOwnKey(key: string): boolean;
  /** The metadata of a document; undefined if it has none. */
  read(document: Branch): Branch | undefined;
  /** What is added to a document to hold the metadata. */
  items(metadata: Branch): Entry[];
}

/** A file format, called a store as in sops. */
export interface Store {
  /** What the name of a file in this format ends with; not there where any other name will do. */
  fileName?: RegExp;
  /** Files in clear text. */
  plain: Codec;
  /** Encrypted files; sops writes a file that it encrypts as a whole as JSON. */
  encrypted: Codec;
  metadata: MetadataPlace;
  /**
   * Whether sops itself loses a text when it prints the file; without it, it loses none.
   *
   * @param location - the keys above the text and its own, with the indexes of lists
   */
  loses?(text: string, location: readonly (string | number)[]): boolean;
  /** Whether a text can be an encrypted file at all; without it, any can. */
  mayBeEncrypted?(text: string): boolean;
}
