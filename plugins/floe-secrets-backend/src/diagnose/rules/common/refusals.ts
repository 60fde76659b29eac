import { inWizard } from '../../inWizard';
import { reconcileNow, shellCommand } from '../../commands';
import { diagnoseKinds } from '../../DiagnoseKind';
import { Failure, SecretSubject } from '../../types';
import { clusterRefusal } from './clusterRefusals';
import { keysNotRewritten } from './keysNotRewritten';
import { operatorRefusal } from './operatorRefusals';
import { providerRefusal } from './providerRefusals';
import { pushRefusal } from './pushRefusals';
import { sopsSecretRefusal } from './sopsSecretRefusal';
import { Refusal } from './Refusal';
import { refusedPlace } from './refusedPlace';
import {
  kustomizationFailure,
  refusesOtherObject,
} from '../sops/kustomizationFailure';

/**
 * The data keys that `ValidateSecret` requires,
 * `k8s.io/kubernetes/pkg/apis/core/validation`.
 */
const REQUIRED_KEY = /\bdata\[([A-Za-z0-9._-]{1,253})\]: Required value/g;

const NAMED_SECRET = /\bSecret "([a-z0-9.-]{1,253})" is invalid/;

/**
 * Recognizes the cause of a refusal from the message: field errors and typed
 * patches of the API server, `envsubst` of Flux, and External Secrets Operator
 * about the source of a PushSecret. Otherwise a Kustomization's reason shows
 * what its failure is about.
 */
export function refusalOf(
  failure: Failure,
  subject: RefusalContext,
): Refusal | undefined {
  const ofKustomization = kustomizationFailure(failure, subject);
  for (const read of listRefusals()) {
    const refusal = read(failure.text, subject);
    if (refusal && ofKustomization && refusesOtherObject(failure.text)) {
      // The refusal is not about the Secret.
      return { ...ofKustomization, remedies: refusal.remedies };
    }
    if (refusal) {
      // What is to stay was applied before.
      return ofKustomization && failure.condition?.reason === 'PruneFailed'
        ? {
            ...refusal,
            summary: `${ofKustomization.summary} ${refusal.summary}`,
          }
        : refusal;
    }
  }
  return ofKustomization;
}

type RefusalContext = Pick<SecretSubject, 'facts' | 'secret' | 'targetExists'>;

type ReadRefusal = (
  words: string,
  subject: RefusalContext,
) => Refusal | undefined;

function listRefusals(): ReadRefusal[] {
  return [
    valueIsNoText,
    keyIsNoName,
    typeIsImmutable,
    contentIsImmutable,
    keyOfTypeMissing,
    variableNotSet,
    pushedKeyMissing,
    pushedKeyExists,
    (words, { facts }) =>
      facts.type === 'push-secret' ? pushRefusal(words) : undefined,
    mountMissing,
    targetKindDisabled,
    targetNotDeleted,
    sopsSecretRefusal,
    keysNotRewritten,
    operatorRefusal,
    providerRefusal,
    clusterRefusal,
  ];
}

function valueIsNoText(words: string): Refusal | undefined {
  const place =
    /\b(stringData|data)(?:\.([A-Za-z0-9._-]{1,253}))?: expected string, got/.exec(
      words,
    ) ??
    /\bcannot unmarshal (?:number|bool|object|array)\b.* into Go struct field Secret\.(stringData|data)\b/.exec(
      words,
    ) ??
    (/\bv1\.Secret\.StringData: ReadString: expects/.test(words)
      ? ['', 'stringData']
      : null);
  if (!place) {
    return undefined;
  }
  const [, field, key] = place;
  return {
    summary: `${
      key ? `The value of ${key} under ${field}` : `A value under ${field}`
    } is not text. A Secret holds text only.`,
    remedies: [
      {
        title:
          'Put the value in quotation marks: without them YAML reads 123, true and null as a number, a boolean and nothing',
      },
    ],
  };
}

function keyIsNoName(
  words: string,
  { facts }: Pick<SecretSubject, 'facts'>,
): Refusal | undefined {
  if (
    !/\bdata\[…\]: Invalid value|a valid config key must consist of|is not a valid key name|^invalid secret keys\b|\bkey has (?:invalid character|length \d)/.test(
      words,
    )
  ) {
    return undefined;
  }
  return {
    summary:
      'A key of the Secret is not valid: use letters, digits, dots, dashes and underscores only.',
    remedies: [diagnoseKinds.of(facts).invalidKeyRemedy],
  };
}

function typeIsImmutable(
  words: string,
  { secret, targetExists }: RefusalContext,
): Refusal | undefined {
  if (!/\btype: Invalid value: .*field is immutable/.test(words)) {
    return undefined;
  }
  const name = NAMED_SECRET.exec(words)?.[1];
  if (targetExists === false) {
    return {
      summary: `At the last attempt the Secret${
        name ? ` ${name}` : ''
      } had another type, which cannot be changed. It has been deleted since.`,
      remedies: [],
    };
  }
  return {
    summary: `The Secret${
      name ? ` ${name}` : ''
    } exists with another type, and the type of a Secret cannot be changed.`,
    remedies: [
      { title: 'Keep the type that the Secret has' },
      {
        title:
          'Or delete the Secret, so that it is created again with the new type. Its consumers do not have it until then',
        ...(name && {
          command: shellCommand(
            ...['kubectl', 'delete', 'secret', name],
            ...['-n', refusedPlace(words, { secret })],
          ),
        }),
      },
    ],
  };
}

/**
 * An immutable Secret that Flux would change; for other operators there is the
 * finding `target-immutable`.
 */
function contentIsImmutable(
  words: string,
  { facts, secret, targetExists }: RefusalContext,
): Refusal | undefined {
  const name =
    /\bSecret "([a-z0-9.-]{1,253})" is invalid: (?:data|immutable): Forbidden: field is immutable when/.exec(
      words,
    )?.[1];
  if (!name || facts.type !== 'flux-kustomization') {
    return undefined;
  }
  return targetExists === false
    ? {
        summary: `At the last attempt the Secret ${name} was immutable, so the change could not be written. It has been deleted since.`,
        remedies: [reconcileNow(secret, 'Let Flux try again at once')],
      }
    : {
        summary: `The Secret ${name} is immutable, so the change cannot be written to it.`,
        remedies: [
          {
            title:
              'Delete the Secret, and Flux creates it again with the change. Its consumers do not have it until then',
            command: shellCommand(
              ...['kubectl', 'delete', 'secret', name],
              ...['-n', refusedPlace(words, { secret })],
            ),
          },
          reconcileNow(secret, 'Then let Flux try again at once'),
        ],
      };
}

function keyOfTypeMissing(words: string): Refusal | undefined {
  const keys = [...words.matchAll(REQUIRED_KEY)].map(([, key]) => key);
  return keys.length === 0
    ? undefined
    : {
        summary: `The type of the Secret requires the ${
          keys.length === 1 ? 'key' : 'keys'
        } ${[...new Set(keys)].join(', ')}, which it does not have.`,
        remedies: [
          {
            title:
              'Add the required keys, or use the type Opaque, which requires none',
          },
        ],
      };
}

function variableNotSet(words: string): Refusal | undefined {
  // `template.go` and `parse.go` of fluxcd/pkg/envsubst.
  const isUnset = /variable not set \(strict mode\)/.test(words);
  return isUnset || /\benvsubst error: /.test(words)
    ? {
        summary: isUnset
          ? 'Flux reads a dollar sign with a brace as a variable, and the variable is not set. A value can contain such text by accident.'
          : 'Flux reads a dollar sign with a brace as a variable, and cannot parse what follows. A value can contain such text by accident.',
        remedies: [
          { title: 'Write $$ instead of $ where no variable is meant' },
          {
            title:
              'Or disable substitution for this Secret with the annotation kustomize.toolkit.fluxcd.io/substitute: disabled',
          },
          {
            title: 'Read about variable substitution with Flux',
            link: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution',
          },
        ],
      }
    : undefined;
}

function pushedKeyMissing(
  words: string,
  { facts, secret }: Pick<SecretSubject, 'facts' | 'secret'>,
): Refusal | undefined {
  const key = /\bsecret key ([A-Za-z0-9._-]{1,253}) does not exist\b/.exec(
    words,
  )?.[1];
  if (!key || facts.type !== 'push-secret') {
    return undefined;
  }
  return {
    summary: `The source Secret${
      facts.secretName ? ` ${facts.secretName}` : ''
    } has no key ${key}.`,
    remedies: [
      { title: 'Correct secretKey in the PushSecret, or add the key' },
      ...(facts.secretName
        ? [
            {
              title: 'List the keys of the Secret (prints no value)',
              command: shellCommand(
                ...['kubectl', 'describe', 'secret', facts.secretName],
                ...['-n', secret.namespace],
              ),
            },
          ]
        : []),
    ],
  };
}

function pushedKeyExists(
  words: string,
  { facts }: Pick<SecretSubject, 'facts'>,
): Refusal | undefined {
  // Each provider has its own messages: `client_push.go` (Vault),
  // `push_secret.go` (Google), `keyvault.go`, `secretsmanager.go`, `fake.go`.
  return facts.type === 'push-secret' &&
    /\bkey already exists\b|\bnot managed by external[- ]secrets\b/.test(words)
    ? {
        summary:
          'The provider already has a secret under this key that the operator did not create, so the operator does not overwrite it.',
        remedies: [
          {
            title:
              'Push to another remote key, or remove the secret at the provider once nothing needs it',
          },
        ],
      }
    : undefined;
}

function mountMissing(
  words: string,
  { facts }: Pick<SecretSubject, 'facts'>,
): Refusal | undefined {
  return facts.type === 'push-secret' && /\bno handler for route\b/.test(words)
    ? {
        summary: 'Vault has no secrets engine at the path of the store.',
        remedies: [
          {
            title: 'Compare the path of the store with the secrets engines',
            command: 'vault secrets list -detailed',
          },
        ],
      }
    : undefined;
}

function targetKindDisabled(words: string): Refusal | undefined {
  return /^generic targets are disabled/.test(words)
    ? {
        summary:
          'The target is not a Secret (spec.target.manifest), and the operator is not configured to write other kinds.',
        remedies: [
          {
            title:
              'Start the operator with generic targets enabled, or remove target.manifest to write a Secret',
          },
        ],
      }
    : undefined;
}

function targetNotDeleted(words: string): Refusal | undefined {
  const [, name, policy] =
    /^unable to delete secret (\S+): creationPolicy=(\S+) is not Owner/.exec(
      words,
    ) ?? [];
  return name
    ? {
        summary: `The provider no longer has the secret, and the operator does not delete the target ${name}, because it does not own it (creationPolicy ${policy}). The operator does not retry automatically.`,
        remedies: [
          inWizard(
            'creation-policy',
            'Use creationPolicy Owner, so that deletionPolicy Delete applies',
          ),
          { title: 'Or use deletionPolicy Retain to keep the target' },
        ],
      }
    : undefined;
}
