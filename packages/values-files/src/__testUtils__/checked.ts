import { checkValuesFiles, CheckContext, CheckFinding } from '../checks';

/** The findings of values files, given in Helm's order. */
export function checked(
  texts: string | string[],
  context?: CheckContext,
): CheckFinding[] {
  return checkValuesFiles(
    [texts].flat().map((text, index) => ({ path: `${index}.yaml`, text })),
    context,
  );
}

/** The findings with one id, each as `severity path`. */
export function findingsOf(
  id: string,
  texts: string | string[],
  context?: CheckContext,
): string[] {
  return checked(texts, context)
    .filter(finding => finding.id === id)
    .map(({ severity, path }) => `${severity} ${path}`);
}

/**
 * `floe.externalSecrets` with a store, an interval and one additional section
 * or entry.
 */
export function externalSecrets(more: object = {}, root: object = {}): string {
  return JSON.stringify({
    ...root,
    floe: {
      externalSecrets: {
        enabled: true,
        secretStoreRef: 'aws',
        refreshInterval: '15m0s',
        ...more,
      },
    },
  });
}

/** A section with one reference. */
export function section(remoteKey: string, more: object = {}): object {
  return {
    enabled: true,
    secrets: [{ secretKey: 'KEY', remoteKey, ...more }],
  };
}
