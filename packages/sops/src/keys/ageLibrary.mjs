// Loaded on demand, as an ES module like the library itself. With named
// exports, bundlers leave out the rest of the library.
export { Decrypter, Encrypter, armor } from 'age-encryption';
