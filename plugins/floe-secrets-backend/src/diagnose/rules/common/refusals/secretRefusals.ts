import { reconcileNow, shellCommand } from '../../../commands';
import { diagnoseKinds } from '../../../DiagnoseKind';
import { SecretSubject } from '../../../types';
import { Refusal } from './Refusal';
import { refusedNamespace } from './refusedNamespace';
import { RefusalContext } from './RefusalContext';

/**
 * The data keys that `ValidateSecret` requires,
 * `k8s.io/kubernetes/pkg/apis/core/validation`.
 */
const REQUIRED_KEY = /\bdata\[([A-Za-z0-9._-]{1,253})\]: Required value/g;

const NAMED_SECRET = /\bSecret "([a-z0-9.-]{1,253})" is invalid/;

/** A value under `data` or `stringData` that is a number, a boolean or an object. */
export function valueIsNoText(words: string): Refusal | undefined {
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

/** A key of the Secret with other characters than the API server allows. */
export function keyIsNoName(
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

/** A change of the type of a Secret. */
export function typeIsImmutable(
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
            ...['-n', refusedNamespace(words, { secret })],
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
export function contentIsImmutable(
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
              ...['-n', refusedNamespace(words, { secret })],
            ),
          },
          reconcileNow(secret, 'Then let Flux try again at once'),
        ],
      };
}

/** A Secret without a key that its type requires. */
export function keyOfTypeMissing(words: string): Refusal | undefined {
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

/** A variable of Flux that is not set, or text that is not meant as one. */
export function variableNotSet(words: string): Refusal | undefined {
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
