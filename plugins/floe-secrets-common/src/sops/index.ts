export { looksSopsEncrypted } from './sopsCiphertext';
export * from './encryptSopsFile';
export * from './sopsCommands';
export * from './sopsDocument';
export * from './sopsFileChange';
export { shownRecipient } from './shownRecipient';
export type { SopsMetadata } from './sopsMetadata';
export * from './sopsPaths';
export * from './sopsRecipients';
