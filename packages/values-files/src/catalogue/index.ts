export { COMPONENT_CATALOGUE, describeSection } from './componentCatalogue';
export {
  proposeReferences,
  proposeRemoteKey,
  type RemoteKeyContext,
} from './proposeReferences';
export type {
  ComponentDescription,
  EngineDescription,
  KeyDescription,
} from './types';
