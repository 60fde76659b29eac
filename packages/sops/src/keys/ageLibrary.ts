// Loaded when it is first needed. By these names, bundlers leave out what else the library has.
export { Decrypter, Encrypter, armor } from 'age-encryption';
