import { Finding } from '@floe/backstage-plugin-floe-secrets-common';
import { childrenOf } from '../../../model/childrenOf';
import { describeSecret, shellCommand } from '../../commands';
import { earliestFailure } from '../../earliestFailure';
import { createFinding } from '../../finding';
import { SecretSubject } from '../../types';
import { withNote } from '../../withheld';
import { operatorPods } from './operatorPods';

const MOST_NAMED = 20;

/**
 * Children that an object for several namespaces could not create, or that fail
 * themselves; in the second case the operator reports Ready=True. The children
 * are not named, because not every caller who may read the object may read
 * them.
 */
export function childrenFailed({
  facts,
  failingChildren,
  secret,
}: SecretSubject): Finding | undefined {
  const children = childrenOf(facts);
  if (!children) {
    return undefined;
  }
  const { failedNamespaces: notMade, kind, name } = children;
  const missing = failingChildren.flatMap(({ missingIn }) => missingIn ?? []);
  const count = failingChildren.length - missing.length;
  const summaries = [
    notMade.length > 0 &&
      `The ${kind} could not be created in ${
        notMade.length === 1
          ? `namespace ${notMade[0].namespace}`
          : `${notMade.length} namespaces`
      }.`,
    count > 0 &&
      (count === 1
        ? `One ${kind} that it created is failing.`
        : `${count} ${kind}s that it created are failing.`),
    missing.length > 0 &&
      `The ${kind} ${name} no longer exists in ${
        missing.length === 1
          ? `namespace ${missing[0]}`
          : `${missing.length} namespaces`
      }, although its status lists ${missing.length === 1 ? 'it' : 'them'}.`,
  ].filter(summary => !!summary);
  if (summaries.length === 0) {
    return undefined;
  }
  return createFinding('sync-failed', {
    severity: 'error',
    // Each kind has a watch of its own, and that of the children can be behind.
    confidence: notMade.length > 0 || count > 0 ? 'proven' : 'likely',
    summary: summaries.join(' '),
    evidence: [
      ...notMade.slice(0, MOST_NAMED).map(failed => ({
        kind: 'status' as const,
        text: `${failed.namespace}: ${withNote(failed.reason, secret)}`,
        time: null,
      })),
      count > 0 && {
        kind: 'cluster',
        text: `${count} of the ${kind}s called ${name} in ${children.provisionedNamespaces.length} provisioned namespaces`,
        time: earliestFailure(failingChildren),
      },
      ...missing.slice(0, MOST_NAMED).map(namespace => ({
        kind: 'cluster' as const,
        text: `There is no ${kind} ${name} in namespace ${namespace}`,
        time: null,
      })),
    ],
    remedies: [
      missing.length > 0 &&
        operatorPods(
          facts,
          'Check whether the operator is running: it creates them again',
        ),
      notMade.length > 0 && describeSecret(secret),
      count > 0 && {
        title: `Show the state of each ${kind}`,
        command: shellCommand(
          'kubectl',
          'get',
          kind.toLowerCase(),
          '-A',
          '--field-selector',
          `metadata.name=${name}`,
        ),
      },
    ],
  });
}
