import {
  Approach,
  UnreadableResource,
  Remedy,
  Visibility,
} from '@floe/backstage-plugin-floe-secrets-common';
import { shellCommand } from '../../../diagnose/commands';
import { ObservedCluster } from '../../../model/observed';
import { ControllerService } from '../../../observe/certificates/askController';
import {
  unreadableResources,
  Interest,
  readableVersions,
  shortName,
} from './unreadableResources';
import { installOperator } from './operators';
import { certificateRules, missingRules, toRulesYaml } from './rbacRules';

const CERTIFICATE = 'sealing-certificate';

/** Composes the unreadable resources of a cluster and their remedies. */
export class VisibilityComposer {
  readonly #servicesOf: (cluster: string) => ControllerService[];

  constructor(options: {
    /** Where the Sealed Secrets controller of a cluster is looked for. */
    servicesOf: (cluster: string) => ControllerService[];
  }) {
    this.#servicesOf = options.servicesOf;
  }

  /** @returns null if everything that matters is readable */
  compose(
    cluster: Pick<ObservedCluster, 'name' | 'resources'>,
    interest: Interest,
  ): Visibility | null {
    const unreadable = unreadableResources(cluster, interest);
    return unreadable.length
      ? {
          hidden: unreadable,
          remedies: this.#remedies(cluster.name, unreadable),
        }
      : null;
  }

  #remedies(cluster: string, unreadable: UnreadableResource[]): Remedy[] {
    const of = (cause: UnreadableResource['cause']) =>
      unreadable.filter(resource => resource.cause === cause);
    const operators = (cause: UnreadableResource['cause']) => [
      ...new Set(of(cause).flatMap(({ approach }) => approach ?? [])),
    ];
    return [
      ...this.#permissions(
        cluster,
        of('forbidden').map(({ resource }) => resource),
      ),
      ...installers(operators('not-served'), 'install'),
      ...installers(operators('version-too-old'), 'update'),
      ...of('version-too-new').map(({ resource, servedVersions }) => ({
        title: `Update Floe Secrets: this release reads ${shortName(
          resource,
        )} of ${readableVersions(resource).join(
          ', ',
        )}, and the cluster serves ${servedVersions.join(', ')} only`,
      })),
    ];
  }

  #permissions(cluster: string, forbidden: string[]): Remedy[] {
    const listed = forbidden.filter(resource => resource !== CERTIFICATE);
    const remedies: Remedy[] = [];
    for (const { role, rules } of missingRules(listed)) {
      remedies.push({
        title: `Add to the rules of the ClusterRole ${role}`,
        manifest: toRulesYaml(rules),
      });
    }
    if (forbidden.includes(CERTIFICATE)) {
      const services = this.#servicesOf(cluster);
      const [{ namespace }] = services;
      remedies.push({
        title: `Add to the rules of the Role floe-secrets-sealing-certificate in namespace ${namespace}`,
        manifest: toRulesYaml(certificateRules(services)),
      });
    }
    if (remedies.length) {
      remedies.push({
        title:
          'Or apply the manifests of docs/rbac again, then check the permissions of the portal',
        command: shellCommand(
          ...['kubectl', 'auth', 'can-i', '--list'],
          '--as=system:serviceaccount:backstage:floe-secrets',
        ),
      });
    }
    return remedies;
  }
}

function installers(
  approaches: Approach[],
  action: 'install' | 'update',
): Remedy[] {
  return approaches.flatMap(
    approach => installOperator(approach, action) ?? [],
  );
}
