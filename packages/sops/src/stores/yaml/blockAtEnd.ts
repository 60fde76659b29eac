import { CST, Scalar } from 'yaml';

/**
 * The text of the last scalar of a file that ends without a line break. YAML 1.2 takes a block scalar there as if a
 * line break came behind it; Go's YAML library adds none, and takes spaces beyond the indentation for a line of their
 * own.
 */
export function blockAtEnd({ value, type, srcToken }: Scalar<string>): string {
  if (type !== Scalar.BLOCK_LITERAL && type !== Scalar.BLOCK_FOLDED) {
    return value;
  }
  const { source, props } = srcToken as CST.BlockScalar;
  const lines = source.split('\n');
  const last = lines[lines.length - 1];
  if (last.trim() === '') {
    const filled = lines.find(line => line.trim() !== '');
    if (filled === undefined) {
      return lines
        .slice(1)
        .map(() => '\n')
        .join('');
    }
    const indent = leading(filled) - leading(value.replace(/^\n+/, ''));
    if (last.length <= indent) {
      return value;
    }
  }
  const header = props.find(token => token.type === 'block-scalar-header');
  const isStripped = (header as CST.SourceToken).source.includes('-');
  return isStripped ? value : value.replace(/\n$/, '');
}

function leading(line: string): number {
  return line.length - line.replace(/^ +/, '').length;
}
