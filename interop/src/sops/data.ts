import { parseAllDocuments } from 'yaml';

/**
 * Expects two texts of YAML or JSON to contain the same documents, with the
 * same order of keys.
 */
export function expectSameData(actual: string, expected: string) {
  const [ours, theirs] = [documentsOf(actual), documentsOf(expected)];
  // One document at a time, so that a difference is printed with little
  // around it.
  theirs.forEach((document, index) => {
    const parts = [ours[index], document].map(text => text.split(', '));
    expect(parts[0]).toEqual(parts[1]);
  });
  expect(ours).toHaveLength(theirs.length);
}

function documentsOf(text: string): string[] {
  return parseAllDocuments(text, {
    intAsBigInt: true,
    uniqueKeys: false,
  }).map(document => {
    if (document.errors?.length) {
      throw document.errors[0];
    }
    return canonical(document.toJS({ mapAsMap: true }));
  });
}

/** A whole float equals the integer, as which sops prints it. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(', ')}]`;
  }
  if (value instanceof Map) {
    return `{${Array.from(
      value,
      ([key, inner]) => `${JSON.stringify(key)}: ${canonical(inner)}`,
    ).join(', ')}}`;
  }
  if (typeof value === 'bigint' && BigInt.asIntN(64, value) !== value) {
    // Beyond the integers of sops.
    return canonical(Number(value));
  }
  if (typeof value === 'number' && Number.isInteger(value)) {
    return String(BigInt(value));
  }
  // sops prints the text as !!merge.
  const scalar = typeof value === 'symbol' ? '<<' : value;
  return typeof scalar === 'string' ? JSON.stringify(scalar) : String(scalar);
}
