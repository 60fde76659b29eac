/**
 * Compiles a name pattern in which `*` stands for any text. Everything else
 * is literal, and the whole name must match.
 */
export function compilePattern(pattern: string): (name: string) => boolean {
  if (pattern === '*') {
    return () => true;
  }
  if (!pattern.includes('*')) {
    return name => name === pattern;
  }
  const parts = pattern
    .split(/\*+/)
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const expression = new RegExp(`^${parts.join('.*')}$`, 's');
  return name => expression.test(name);
}
