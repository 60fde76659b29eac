import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { shellCommand } from '../../commands';

/**
 * Shows the controller class of each store, for objects that an operator
 * ignores.
 */
export function compareControllers(): Remedy {
  return {
    title:
      'Compare spec.controller of the store with --controller-class of the operator',
    command: shellCommand(
      ...['kubectl', 'get', 'secretstore,clustersecretstore', '-A'],
      ...[
        '-o',
        'custom-columns=KIND:.kind,NAMESPACE:.metadata.namespace,NAME:.metadata.name,CONTROLLER:.spec.controller',
      ],
    ),
  };
}
