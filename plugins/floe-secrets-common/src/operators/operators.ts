/**
 * Operators whose version the portal reads: the names of their images.
 *
 * @public
 */
export const OPERATORS = [
  'external-secrets',
  'sealed-secrets',
  'kustomize-controller',
] as const;

/** An operator that produces Secrets. @public */
export type Operator = (typeof OPERATORS)[number];

/** Whether a text names an operator whose version the portal reads. @public */
export function isOperator(name: string): name is Operator {
  return (OPERATORS as readonly string[]).includes(name);
}
