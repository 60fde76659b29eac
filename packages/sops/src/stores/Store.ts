import type { StoresConfig } from './StoresConfig';
import type { Steps } from '../Pacer';
import type { Branch, Entry } from '../tree/tree';

/** Reads and writes the text of a file. */
export type Codec = {
  /** Reads the documents of a text; formats without documents have one. */
  parse(text: string): Steps<Branch[]>;
  /** Writes documents in the layout of `config`. */
  emit(documents: Branch[], config: StoresConfig): Steps<string>;
};

/** Where an encrypted document keeps the metadata of sops. */
export type MetadataLocation = {
  /** Whether a key at the top of a document is reserved for sops. */
  isOwnKey(key: string): boolean;
  /** The metadata of a document; undefined if it has none. */
  read(document: Branch): Branch | undefined;
  /** The entries that add metadata to a document. */
  items(metadata: Branch): Entry[];
};

/** A file format, called a store as in sops. */
export type Store = {
  /**
   * Suffix of file names in this format; undefined for the format of all other
   * names.
   */
  fileName?: RegExp;
  /** Files in clear text. */
  plain: Codec;
  /** Encrypted files; sops writes a file that it encrypts as a whole as JSON. */
  encrypted: Codec;
  metadata: MetadataLocation;
  /**
   * Refuses what the format can have and sops cannot encrypt.
   *
   * @throws SopsError
   */
  checkEncryptable?(documents: Branch[]): Steps<void>;
  /**
   * Whether sops would lose a text when it prints the file; undefined if it
   * never does.
   *
   * @param location - the keys above the text and its own, with the indexes of
   * lists
   */
  loses?(text: string, location: readonly (string | number)[]): boolean;
  /** Whether a text can be an encrypted file; undefined if any can. */
  mayBeEncrypted?(text: string): boolean;
};
