import type { ManagedSecret, WizardTask } from '../model/types';

/**
 * The tasks of the wizard, and the kinds that each task supports. Only what the
 * chart has a value for is possible, so not a target's name, `immutable`,
 * `decodingStrategy`, `deletionPolicy` or `refreshPolicy`.
 *
 * @public
 */
export const WIZARD_TASKS: Readonly<
  Record<WizardTask, readonly ManagedSecret['kind'][]>
> = {
  reference: ['ExternalSecret'],
  store: ['ExternalSecret'],
  'refresh-interval': ['ExternalSecret'],
  'interval-form': ['ExternalSecret'],
  'creation-policy': ['ExternalSecret'],
  template: ['ExternalSecret'],
  value: ['SealedSecret'],
  remove: ['ExternalSecret', 'SealedSecret'],
  manage: ['Secret'],
};
