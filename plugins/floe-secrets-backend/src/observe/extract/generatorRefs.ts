import { fieldsOf, nameOf } from './fields';

type GeneratorRefFacts = { kind: string; name: string };

/** A reference to a generator; empty if it has no name. */
export function extractGeneratorRef(
  generatorRef: unknown,
): GeneratorRefFacts[] {
  const { kind, name } = fieldsOf(generatorRef);
  const generator = nameOf(name);
  return generator ? [{ kind: nameOf(kind) ?? '', name: generator }] : [];
}
