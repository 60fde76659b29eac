export type { WrapSopsDataKey } from './DataKeyWrapping';
export * from './encryptSopsFile';
export * from './sopsCommands';
export {
  MANIFEST_SELECTOR,
  sopsDocument,
  type SopsEntry,
  type SopsNode,
  type SopsSecrets,
} from './sopsDocument';
export * from './sopsFileChange';
export { looksServiceWrapped } from './serviceDataKeys';
export {
  isSameServiceKey,
  masterKeyOfService,
  parseSopsServiceKey,
  sopsServiceKeyOf,
  type SopsServiceKey,
} from './serviceKeys';
export { shownRecipient } from './shownRecipient';
export type { SopsMetadata, SopsRecipientGroup } from './sopsMetadata';
export * from './sopsPaths';
export * from './sopsRecipients';
