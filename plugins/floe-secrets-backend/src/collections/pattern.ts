/**
 * Compiles a name pattern in which `*` matches any text. Other characters are
 * literal, and the whole name has to match. The time is linear in the name for
 * each part of the pattern, whatever the number of `*`.
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
