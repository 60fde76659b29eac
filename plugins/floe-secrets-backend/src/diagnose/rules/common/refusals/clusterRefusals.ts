import { shellCommand } from '../../../commands';
import { Refusal } from './Refusal';
import { refusedNamespace } from './refusedNamespace';

const NAME = '[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?';

/**
 * The API server's message for a refusal of its authorizer
 * (`errors.NewForbidden`).
 */
const FORBIDDEN = new RegExp(
  String.raw`\bsecrets\b(?: "[^"]{1,253}")? is forbidden: User "([^"\s]{1,300})" cannot (create|update|patch|delete) resource "secrets"`,
);

/**
 * Refusals that are not about the Secret's fields: by the authorizer, quotas,
 * admission webhooks and namespaces (`k8s.io/apiserver/pkg/admission`,
 * `k8s.io/apimachinery/pkg/api/errors`).
 */
export function clusterRefusal(
  words: string,
  subject: { secret: { namespace: string } },
): Refusal | undefined {
  const namespace = refusedNamespace(words, subject);
  return (
    notAuthorized(words, namespace) ??
    quotaExceeded(words, namespace) ??
    namespaceGone(words, namespace) ??
    webhookDenied(words) ??
    policyDenied(words) ??
    webhookUnreachable(words) ??
    conflict(words) ??
    tooLarge(words) ??
    valueNotOfType(words) ??
    fieldNotValid(words)
  );
}

function notAuthorized(words: string, namespace: string): Refusal | undefined {
  const [, user, verb] = FORBIDDEN.exec(words) ?? [];
  return user
    ? {
        summary: `The operator is not allowed to ${verb} Secrets in this namespace.`,
        remedies: [
          {
            title: `Grant ${user} the verb ${verb} on secrets with a Role or ClusterRole, and check it`,
            command: shellCommand(
              ...['kubectl', 'auth', 'can-i', verb, 'secrets'],
              ...['-n', namespace, '--as', user],
            ),
          },
        ],
      }
    : undefined;
}

function quotaExceeded(words: string, namespace: string): Refusal | undefined {
  return /\bis forbidden: exceeded quota: /.test(words)
    ? {
        summary:
          'The namespace has reached a quota, so the Secret cannot be created.',
        remedies: [
          {
            title: 'Compare the quotas of the namespace with their use',
            command: shellCommand(
              ...['kubectl', 'describe', 'resourcequota', '-n', namespace],
            ),
          },
          { title: 'Raise the quota, or delete Secrets that nothing needs' },
        ],
      }
    : undefined;
}

function namespaceGone(words: string, namespace: string): Refusal | undefined {
  const [, ending] =
    new RegExp(
      `\\bunable to create new content in namespace (${NAME}|\\S+) because it is being terminated`,
    ).exec(words) ?? [];
  const [, gone] =
    new RegExp(`\\bnamespaces "(${NAME})" not found`).exec(words) ?? [];
  const named = ending ?? gone;
  if (!named) {
    return undefined;
  }
  // A provider that is itself a cluster has its own namespaces.
  const place =
    named === namespace ? 'The namespace' : `The namespace ${named}`;
  return {
    summary: ending
      ? `${place} was being deleted at the last attempt, so no Secret can be created in it.`
      : `${place} did not exist at the last attempt.`,
    remedies: [
      {
        title: ending
          ? 'Show the state of the namespace and what its deletion waits for'
          : 'Check whether the namespace is there, and create it if not',
        command: shellCommand(
          ...['kubectl', 'get', 'namespace', named, '-o', 'yaml'],
        ),
      },
    ],
  };
}

function webhookDenied(words: string): Refusal | undefined {
  const name = new RegExp(
    `\\badmission webhook "(${NAME})" denied the request`,
  ).exec(words)?.[1];
  return name
    ? {
        summary: `The admission webhook ${name} denies the Secret.`,
        remedies: [
          {
            title:
              'Read the reason in the events of this object, and change the Secret or the policy behind the webhook',
          },
        ],
      }
    : undefined;
}

/** The server's own policies (`validating/dispatcher.go`). */
function policyDenied(words: string): Refusal | undefined {
  const name = new RegExp(
    `\\bValidatingAdmissionPolicy '(${NAME})'(?: with binding '${NAME}')? denied request`,
  ).exec(words)?.[1];
  return name
    ? {
        summary: `The ValidatingAdmissionPolicy ${name} denies the Secret.`,
        remedies: [
          {
            title:
              'Read what the policy asks for, and change the Secret or the policy',
            command: shellCommand(
              ...['kubectl', 'get', 'validatingadmissionpolicy', name],
              ...['-o', 'yaml'],
            ),
          },
        ],
      }
    : undefined;
}

/** An admission webhook with `failurePolicy: Fail` that did not answer. */
function webhookUnreachable(words: string): Refusal | undefined {
  const name = new RegExp(`\\bfailed calling webhook "(${NAME})"`).exec(
    words,
  )?.[1];
  return name
    ? {
        summary: `The API server could not ask the admission webhook ${name}, and refuses the Secret without its answer.`,
        remedies: [
          {
            title: 'Check whether the service behind the webhook is running',
            command: shellCommand(
              ...['kubectl', 'get', '-o', 'wide'],
              'validatingwebhookconfigurations,mutatingwebhookconfigurations',
            ),
          },
        ],
      }
    : undefined;
}

function conflict(words: string): Refusal | undefined {
  if (
    /^unable to create secret \S+: secrets "[^"]+" already exists/.test(words)
  ) {
    return {
      summary:
        'Something else created the Secret during the last attempt. The operator tries again.',
      remedies: [],
    };
  }
  return /\bOperation cannot be fulfilled on secrets\b.*the object has been modified/.test(
    words,
  )
    ? {
        summary:
          'Something else changed the Secret during the last attempt. The operator tries again.',
        remedies: [],
      }
    : undefined;
}

function tooLarge(words: string): Refusal | undefined {
  return /\bdata: Too long: .*may not be more than|\bRequest entity too large\b|\betcdserver: request is too large/.test(
    words,
  )
    ? {
        summary:
          'The Secret would be larger than Kubernetes allows: all values together may have 1 MiB.',
        remedies: [
          {
            title: 'Leave out keys that are not needed, or use several Secrets',
          },
        ],
      }
    : undefined;
}

/** `field.Error` of `k8s.io/apimachinery/pkg/util/validation/field`, about any field. */
function fieldNotValid(words: string): Refusal | undefined {
  const [, name, field] =
    /\bSecret "([a-z0-9.-]{1,253})" is invalid: \[?([a-zA-Z]{1,50}(?:\.[a-zA-Z]{1,50}){0,4}(?:\[[a-z0-9./-]{1,317}\])?): (?:Invalid value|Required value|Forbidden|Too long|Unsupported value|Duplicate value|Not found)/.exec(
      words,
    ) ?? [];
  return field
    ? {
        summary: `The API server refuses the Secret ${name}: its field ${field} is not valid.`,
        remedies: [
          {
            title: `Correct what becomes ${field} of the Secret: the template of the target, or the labels and annotations that it copies`,
          },
        ],
      }
    : undefined;
}

function valueNotOfType(words: string): Refusal | undefined {
  const key = /\bdata\[([A-Za-z0-9._-]{1,253})\]: Invalid value/.exec(
    words,
  )?.[1];
  return key
    ? {
        summary: `The value of ${key} is not in the format that the type of the Secret requires.`,
        remedies: [
          {
            title:
              'Correct the value, or use the type Opaque, which requires no format',
          },
        ],
      }
    : undefined;
}
