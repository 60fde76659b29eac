/** By what a result is authorized: the secret, and the service that it is shown for. */
export function resultRef(id: string, entityRef: string | undefined): string {
  return entityRef === undefined ? id : `${id}#${entityRef}`;
}

/** Reads what {@link resultRef} wrote. */
export function parseResultRef(ref: string): {
  id: string;
  entityRef: string | undefined;
} {
  const [id, ...rest] = ref.split('#');
  return { id, entityRef: rest.length > 0 ? rest.join('#') : undefined };
}
