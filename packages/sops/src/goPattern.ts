/**
 * A regular expression as Go reads it (RE2, linear time), as a question whether a text matches it somewhere; undefined
 * where Go would refuse it. The engine is loaded when it is first needed.
 */
export async function goPattern(
  expression: string,
): Promise<((text: string) => boolean) | undefined> {
  const { RE2JS } = await import('re2js');
  try {
    const pattern = RE2JS.compile(expression);
    return text => pattern.matcher(text).find();
  } catch {
    return undefined;
  }
}
