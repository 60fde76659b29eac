// Loaded on demand, for SSH keys only, as ES modules like the libraries
// themselves: those that the age library uses.
export { Encrypter, Stanza, armor } from 'age-encryption';
export { chacha20poly1305 } from '@noble/ciphers/chacha.js';
export { ed25519, x25519 } from '@noble/curves/ed25519.js';
export { hkdf } from '@noble/hashes/hkdf.js';
export { sha256 } from '@noble/hashes/sha2.js';
