/**
 * Compiles a name pattern in which `*` stands for any text. Everything else
 * is literal, and the whole name must match. Takes time that is linear in the
 * name for each part of the pattern, however many `*` there are.
 */
export function compilePattern(pattern: string): (name: string) => boolean {
  const parts = pattern.split(/\*+/);
  if (parts.length === 1) {
    return name => name === pattern;
  }
  const prefix = parts[0];
  const suffix = parts[parts.length - 1];
  const between = parts.slice(1, -1);
  return name => {
    const end = name.length - suffix.length;
    if (
      end < prefix.length ||
      !name.startsWith(prefix) ||
      !name.endsWith(suffix)
    ) {
      return false;
    }
    let at = prefix.length;
    for (const part of between) {
      const found = name.indexOf(part, at);
      if (found < 0 || found + part.length > end) {
        return false;
      }
      at = found + part.length;
    }
    return true;
  };
}
