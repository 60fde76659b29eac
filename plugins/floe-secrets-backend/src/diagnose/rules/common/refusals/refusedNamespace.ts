/** The authorizer names it, and Flux before its own words. */
const PLACES = [
  /\bin the namespace "([a-z0-9-]{1,63})"/,
  /^Secret\/([a-z0-9-]{1,63})\/[a-z0-9.-]{1,253} /,
];

/**
 * The namespace of the Secret that was refused: a Kustomization also applies
 * Secrets to other namespaces than its own.
 *
 * @param words - of the API server or the operator
 */
export function refusedNamespace(
  words: string,
  { secret }: { secret: { namespace: string } },
): string {
  return (
    PLACES.map(pattern => pattern.exec(words)?.[1]).find(
      place => place !== undefined,
    ) ?? secret.namespace
  );
}
