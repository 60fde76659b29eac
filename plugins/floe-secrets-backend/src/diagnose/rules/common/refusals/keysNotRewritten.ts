import { Refusal } from './Refusal';

/**
 * What External Secrets Operator says of keys that it cannot rewrite or convert
 * (`errRewrite` and `errConvert` in externalsecret_controller.go).
 */
export function keysNotRewritten(words: string): Refusal | undefined {
  if (
    /^error applying rewrite to keys: [\s\S]*\bmerge failed with conflicts\b/.test(
      words,
    )
  ) {
    return {
      summary:
        'Two values of the provider have a key of the same name, and the rewrite rule merges them into one.',
      remedies: [
        {
          title:
            'Set conflictPolicy: Ignore under dataFrom[].rewrite[].merge, and under priority which value wins; or give one of the keys another name at the provider',
        },
      ],
    };
  }
  if (/^error applying rewrite to keys: /.test(words)) {
    return {
      summary:
        'The rewrite rules of the ExternalSecret cannot be applied to the keys of the provider.',
      remedies: [
        {
          title:
            'Correct dataFrom[].rewrite: the regular expression must be one of Go (RE2), and the template must use .value only',
        },
      ],
    };
  }
  return /^(?:error applying|could not apply) conversion strategy\b/.test(words)
    ? {
        summary:
          'The conversionStrategy cannot be applied to the keys: two of them become the same key, or one has a form that it does not know.',
        remedies: [
          {
            title:
              'Use another conversionStrategy, or rewrite the keys with dataFrom[].rewrite',
          },
        ],
      }
    : undefined;
}
