import type { ManagedSecret, WizardTask } from '../model/types';

/**
 * What the wizard can be opened for, and the kinds of objects that it can do it
 * for: those that the chart renders, and only what the chart has a value for.
 * A target's name, `immutable`, `decodingStrategy`, `deletionPolicy` and
 * `refreshPolicy` are none of it.
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
