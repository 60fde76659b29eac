import { inWizard } from '../../inWizard';
import { createFinding, failureTime, specEvidence } from '../../finding';
import { shellCommand } from '../../commands';
import { ExternalSecretRule } from '../ruleTypes';

/**
 * The template cannot be applied. A failing template function quotes its
 * argument, which can be the value. So the evidence is the rule's own text and
 * the template's key, never the controller's message.
 */
export const templateError: ExternalSecretRule = {
  id: 'template-error',
  evaluate({ failure, facts, secret }) {
    if (
      !failure ||
      !/could not (?:apply|execute) template|unable to (?:parse|execute) template|error fetching templateFrom data/.test(
        failure.text,
      )
    ) {
      return undefined;
    }
    const named = failure.text.match(/template at key ([\w.-]{1,253})\b/)?.[1];
    // Only a key that the spec declares is certainly a name, not a value.
    const key = facts.templateKeys.find(name => name === named);
    const cause = causeInOwnWords(failure.text);
    const source = sourceOf(failure.text);
    return createFinding('template-error', {
      severity: 'error',
      confidence: 'proven',
      summary:
        source?.summary ??
        (key
          ? `The template of the key ${key} cannot be applied.`
          : 'The template of the target cannot be applied.'),
      evidence: [
        {
          kind: 'event',
          text: `${cause} The controller's message is omitted because it can contain a value.`,
          time: failureTime(failure),
        },
        specEvidence(`template keys: ${facts.templateKeys.join(', ')}`),
      ],
      remedies: [
        source
          ? {
              title: source.remedy,
              command: shellCommand(
                ...['kubectl', 'describe', source.kind.toLowerCase()],
                ...[source.name, '-n', secret.namespace],
              ),
            }
          : inWizard('template', 'Correct the template'),
        {
          title: 'Read about templates',
          link: 'https://external-secrets.io/latest/guides/templating/',
        },
      ],
    });
  },
};

const MISSING_SOURCE =
  /\b(ConfigMap|Secret|configmaps|secrets) "([a-z0-9.-]{1,253})" not found/;

const MISSING_KEY =
  /\berror in (configmap|secret) ([a-z0-9.-]{1,253}): missing key ([A-Za-z0-9._-]{1,253})/;

/**
 * The ConfigMap or Secret of `templateFrom` that is missing, or lacks a key
 * (`MergeConfigMap` and `MergeSecret` in templating/parser.go). A value can
 * only follow where a template was executed.
 */
function sourceOf(text: string) {
  if (!/error fetching templateFrom data: /.test(text)) {
    return undefined;
  }
  const [, word, missing] = MISSING_SOURCE.exec(text) ?? [];
  if (missing) {
    const kind = /^configmap/i.test(word) ? 'ConfigMap' : 'Secret';
    return {
      kind,
      name: missing,
      summary: `There was no ${kind} ${missing}, which holds the template, at the last attempt.`,
      remedy: `Create the ${kind}, or correct its name under template.templateFrom`,
    };
  }
  const [, place, name, key] = MISSING_KEY.exec(text) ?? [];
  if (!name) {
    return undefined;
  }
  const kind = place === 'configmap' ? 'ConfigMap' : 'Secret';
  return {
    kind,
    name,
    summary: `The ${kind} ${name}, which holds the template, has no key ${key}.`,
    remedy: `Add the key to the ${kind}, or correct it under template.templateFrom`,
  };
}

function causeInOwnWords(text: string): string {
  if (/map has no entry for key/.test(text)) {
    return 'The template uses a key that the provider data does not have.';
  }
  if (/function .* not defined/.test(text)) {
    return 'The template calls a function that does not exist.';
  }
  if (/error calling/.test(text)) {
    return 'A function of the template fails on its argument.';
  }
  if (/unable to parse template/.test(text)) {
    return 'The template is not well formed.';
  }
  if (/could not unmarshal template to/.test(text)) {
    return 'What a template of templateFrom makes is not a YAML map of texts.';
  }
  if (/templateFrom/.test(text)) {
    return 'The ConfigMap or Secret that holds the template cannot be read.';
  }
  return 'The controller could not apply the template.';
}
