export { storeIdentitySchema, storeTextIssue } from './fieldTypes';
export * from './kustomization';
export * from './otherSide';
export { STORE_PROVIDERS } from './providers';
export {
  authOf,
  providerOf,
  storeProviderSpecSchema,
  storeSpec,
  storeTexts,
} from './providerSpec';
export * from './secretStore';
export * from './types';
