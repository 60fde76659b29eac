import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { FluxKustomizationFacts } from '../../../model/observed';
import { describeCommand, shellCommand } from '../../commands';
import { Failure, SecretSubject } from '../../types';

/** The subject of a Kustomization's failure that is not about a Secret. */
type Cause = { summary: string; remedies: Remedy[] };

const UNHEALTHY =
  /\b([A-Z][A-Za-z]{1,62})\/([a-z0-9./-]{1,300}) status: '(\w*)/g;
const DEPENDENCY = /\bdependency '([a-z0-9.-]{1,253})\/([a-z0-9.-]{1,253})' /;
const REFUSED =
  /^([A-Z][A-Za-z]{1,62})\/([a-z0-9.-]{1,253}(?:\/[a-z0-9.-]{1,253})?) (?:dry-run failed|apply failed|namespace not specified|not found|immutable field detected)/;

const NOT_APPLIED =
  'The latest revision is not applied; the cluster keeps the previous one.';

/**
 * Determines what Ready=False of a Kustomization is about. Ready covers
 * everything that the Kustomization applies, its source and its dependencies.
 * Reasons: `reconcile` in kustomization_controller.go.
 */
export function kustomizationFailure(
  { condition, text }: Failure,
  { facts, secret }: Pick<SecretSubject, 'facts' | 'secret'>,
): Cause | undefined {
  if (facts.type !== 'flux-kustomization') {
    return undefined;
  }
  switch (condition?.reason) {
    case 'HealthCheckFailed':
      return unhealthy(text, facts);
    case 'HealthCheckCanceled':
      return {
        summary: `Flux has applied ${applied(
          facts,
        )}. It stopped checking the health of its objects, because it was to reconcile anew.`,
        remedies: [],
      };
    case 'PruneFailed':
      return {
        summary: `Flux has applied ${applied(
          facts,
        )}. It could not delete objects that are no longer in its source.`,
        remedies: [],
      };
    case 'DependencyNotReady':
      return dependency(text);
    case 'ArtifactFailed':
      if (/path not found/.test(text)) {
        return {
          summary: `The source of this Kustomization has no folder spec.path. ${NOT_APPLIED}`,
          remedies: [
            { title: 'Correct spec.path, or add the folder to the source' },
          ],
        };
      }
      return noArtifact(text, secret.namespace);
    case 'AccessDenied':
      return {
        summary: `Flux may not use the source of this Kustomization, because it is in another namespace. ${NOT_APPLIED} Flux does not retry automatically.`,
        remedies: [
          {
            title:
              'Use a source in the namespace of the Kustomization, or start the controller without --no-cross-namespace-refs',
          },
        ],
      };
    case 'InvalidCELExpression':
      return {
        summary: `A CEL expression of this Kustomization is not valid (spec.healthCheckExprs or readyExpr under spec.dependsOn). ${NOT_APPLIED} Flux does not retry automatically.`,
        remedies: [{ title: 'Correct the expression' }],
      };
    case 'FeatureGateDisabled':
      return {
        summary: `This Kustomization needs a feature gate of the controller that is off (spec.decryption.serviceAccountName). ${NOT_APPLIED} Flux does not retry automatically.`,
        remedies: [
          {
            title:
              'Start the controller with --feature-gates=ObjectLevelWorkloadIdentity=true, or remove spec.decryption.serviceAccountName',
          },
        ],
      };
    case 'BuildFailed':
      return (
        substitutionSource(text, secret.namespace) ?? {
          summary: `Flux could not build the manifests of this Kustomization. ${NOT_APPLIED}`,
          remedies: [],
        }
      );
    case 'ReconciliationFailed':
      return refused(text);
    default:
      return undefined;
  }
}

/** The message names the source if it does not exist (`getSource`). */
function noArtifact(text: string, namespace: string): Cause {
  const [, kind, place, name] =
    /\bSource '([A-Z][A-Za-z]{1,62})\/(?:([a-z0-9.-]{1,253})\/)?([a-z0-9.-]{1,253})' not found/.exec(
      text,
    ) ?? [];
  return {
    summary: name
      ? `The source of this Kustomization, the ${kind} ${
          place ? `${place}/` : ''
        }${name}, did not exist at the last attempt. ${NOT_APPLIED}`
      : `Flux could not get the manifests from the source of this Kustomization. ${NOT_APPLIED}`,
    remedies: [
      {
        title: name
          ? 'Create the source, or correct spec.sourceRef'
          : 'Check whether the sources are ready',
        command: shellCommand(
          ...['kubectl', 'get', '-n', place ?? namespace],
          'gitrepositories,ocirepositories,buckets',
        ),
      },
    ],
  };
}

function applied({ secrets }: FluxKustomizationFacts): string {
  if (secrets.length === 0) {
    return 'its objects';
  }
  return secrets.length === 1
    ? `the Secret ${secrets[0].name}`
    : `its ${secrets.length} Secrets`;
}

/** Flux checks the health of objects after applying all of them. */
function unhealthy(text: string, facts: FluxKustomizationFacts): Cause {
  const found = [...text.matchAll(UNHEALTHY)].map(
    ([, kind, place, status]) => ({ kind, place, status }),
  );
  const own = found.find(
    ({ kind, place, status }) =>
      kind === 'Secret' &&
      /^(?:NotFound|Terminating)$/.test(status) &&
      facts.secrets.some(({ name, namespace }) =>
        [name, `${namespace}/${name}`].includes(place),
      ),
  );
  if (own) {
    return {
      summary: `After Flux had applied its objects, the Secret ${
        own.place
      } was ${
        own.status === 'NotFound' ? 'not there' : 'being deleted'
      }: something else deletes it.`,
      remedies: [],
    };
  }
  const objects = found.map(({ kind, place }) => `${kind} ${place}`);
  return {
    summary: `Flux has applied ${applied(
      facts,
    )}, and reports a failure because ${
      objects.length > 0
        ? `another object did not become healthy: ${objects.join(', ')}.`
        : 'another object of this Kustomization did not become healthy.'
    }`,
    remedies: [],
  };
}

function dependency(text: string): Cause {
  const [, namespace, name] = DEPENDENCY.exec(text) ?? [];
  return {
    summary: `Flux waits for ${
      name
        ? `the Kustomization ${namespace}/${name}, on which this one depends`
        : 'a Kustomization on which this one depends'
    }. ${NOT_APPLIED}`,
    remedies: name
      ? [
          {
            title: 'Check why the dependency is not ready',
            command: describeCommand({
              kind: 'Kustomization',
              name,
              namespace,
            }),
          },
        ]
      : [],
  };
}

/** A source of `spec.postBuild.substituteFrom` that cannot be read (`kustomize_varsub.go`). */
function substitutionSource(
  text: string,
  namespace: string,
): Cause | undefined {
  const [, kind, name] =
    /substitute from '(ConfigMap|Secret)\/([a-z0-9.-]{1,253}|…)' error: /.exec(
      text,
    ) ?? [];
  return kind
    ? {
        summary: `Flux cannot read the ${kind}${
          name === '…' ? '' : ` ${name}`
        } that spec.postBuild.substituteFrom names. ${NOT_APPLIED}`,
        remedies: [
          {
            title: `Create the ${kind}, correct its name, or mark it as optional`,
            ...(name !== '…' && {
              command: shellCommand(
                ...['kubectl', 'describe', kind.toLocaleLowerCase('en')],
                ...[name, '-n', namespace],
              ),
            }),
          },
        ],
      }
    : undefined;
}

/**
 * Whether the cluster refused an object other than a Secret, which the
 * Kustomization applies too.
 */
export function refusesOtherObject(text: string): boolean {
  const kind = REFUSED.exec(text)?.[1];
  return kind !== undefined && kind !== 'Secret';
}

function refused(text: string): Cause | undefined {
  if (
    /\bcontext deadline exceeded\b/.test(text) &&
    !/\bfailed calling webhook\b/.test(text)
  ) {
    return {
      summary:
        'Flux did not finish within its timeout (spec.timeout). It may have applied a part of the latest revision.',
      remedies: [
        {
          title:
            'Check whether the API server and its webhooks answer in time, or raise spec.timeout',
        },
      ],
    };
  }
  if (/\bno matches for kind\b/.test(text)) {
    const [, unserved, at] = REFUSED.exec(text) ?? [];
    return {
      summary: `The cluster does not serve the kind or API version of ${
        unserved ? `the ${unserved} ${at}` : 'an object'
      } that this Kustomization applies too. Flux checks all objects before it applies them, so a change to the Secrets has probably not been applied either.`,
      remedies: [
        {
          title:
            'Install what defines the kind, or correct its apiVersion. Objects that need it can depend on it in a Kustomization of their own (spec.dependsOn)',
        },
      ],
    };
  }
  const [, kind, place] = REFUSED.exec(text) ?? [];
  if (kind && /\bnamespace not specified\b/.test(text)) {
    return {
      summary: `The ${kind} ${place} names no namespace. Flux checks all objects before it applies them, so no change of this revision has been applied.`,
      remedies: [
        {
          title: 'Write metadata.namespace, or set spec.targetNamespace',
        },
      ],
    };
  }
  return kind && kind !== 'Secret'
    ? {
        summary: `The cluster refused the ${kind} ${place}, which this Kustomization applies too. Flux checks all objects before it applies them, so a change to the Secrets has probably not been applied either.`,
        remedies: [],
      }
    : undefined;
}
