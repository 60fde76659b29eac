// Loaded when it is first needed, and an ES module wherever it is loaded, as the library is.
// By these names, bundlers leave out what else the library has.
export { Decrypter, Encrypter, armor } from 'age-encryption';
