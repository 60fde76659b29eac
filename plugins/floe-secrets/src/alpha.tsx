/**
 * The plugin for the new frontend system.
 *
 * @packageDocumentation
 */
export { default } from './alpha/plugin';
export {
  type LanguageSource,
  withTranslatedTemplates,
} from './templates/withTranslatedTemplates';
