/**
 * The overview of all secrets, the Secrets tab of a floe service, and the wizard that adds secrets to it.
 *
 * @packageDocumentation
 */
export * from './api';
export type { FloeSecretsSearchResultListItemProps } from './components/Search';
export type { EntityFloeSecretsContentProps } from './components/EntityFloeSecretsContent';
export { isFloeSecretsAvailable } from './isFloeSecretsAvailable';
export { isFloeSecretsCardAvailable } from './isFloeSecretsCardAvailable';
export * from './legacy/fieldExtensions';
export {
  EntityFloeSecretsCard,
  EntityFloeSecretsContent,
  FloeSecretsHomeCard,
  FloeSecretsPage,
  floeSecretsPlugin,
  FloeSecretsSearchResultListItem,
} from './plugin';
export { floeSecretsTranslationRef } from './translation';
export {
  type LanguageSource,
  withTranslatedTemplates,
} from './templates/withTranslatedTemplates';
