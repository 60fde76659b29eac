/**
 * Scaffolder actions that write the secrets of a floe service into its values file.
 *
 * @packageDocumentation
 */

export { floeSecretsScaffolderFeatures as default } from './features';
export { floeSecretsTemplatesModule } from './templates/templatesModule';
export { createCheckAction, type CheckActionOptions } from './actions/check';
export {
  createMigrateAction,
  type MigrateActionOptions,
} from './actions/migrate';
export {
  createPullRequestAction,
  type PullRequestActionOptions,
} from './actions/pullRequest';
export {
  createRecordChangeAction,
  type RecordChangeActionOptions,
} from './actions/recordChange';
export {
  createRecordCampaignAction,
  type RecordCampaignActionOptions,
} from './actions/recordCampaign';
export { createResealAction, type ResealActionOptions } from './actions/reseal';
export {
  createSecretStoreAction,
  type SecretStoreActionOptions,
} from './actions/secretStore';
export {
  createSopsFileAction,
  type SopsFileActionOptions,
} from './actions/sopsFile';
export { createSopsRecipientsAction } from './actions/sopsRecipients';
export {
  createStartCampaignAction,
  type StartCampaignActionOptions,
} from './actions/startCampaign';
export { createValuesAction, type ValuesActionOptions } from './actions/values';
