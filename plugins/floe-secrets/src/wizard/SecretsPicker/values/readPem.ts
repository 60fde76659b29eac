import { collect, type ReadValues, ReadValueError } from './foundValues';

const BOUNDARY = /^-----(BEGIN|END) ([A-Z0-9 ]+)-----\s*$/;

type Block = { label: string; text: string };

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: { label: string; line: number; lines: string[] } | undefined;
  text.split('\n').forEach((content, index) => {
    const [, edge, label] = BOUNDARY.exec(content) ?? [];
    if (open) {
      open.lines.push(content.trimEnd());
      if (edge === 'BEGIN' || (edge === 'END' && label !== open.label)) {
        throw new ReadValueError('badPem', index + 1);
      }
      if (edge === 'END') {
        blocks.push({ label: open.label, text: `${open.lines.join('\n')}\n` });
        open = undefined;
      }
    } else if (edge === 'BEGIN') {
      open = { label, line: index + 1, lines: [content.trimEnd()] };
    } else if (edge === 'END') {
      throw new ReadValueError('badPem', index + 1);
    }
  });
  if (open) {
    throw new ReadValueError('badPem', open.line);
  }
  return blocks;
}

/**
 * Kubernetes' key for such a block (`kubernetes.io/tls`,
 * `kubernetes.io/ssh-auth`).
 */
function keyOf({ label }: Block): string {
  if (label === 'OPENSSH PRIVATE KEY') {
    return 'ssh-privatekey';
  }
  if (label.endsWith('PRIVATE KEY')) {
    return 'tls.key';
  }
  return label.endsWith('CERTIFICATE') ? 'tls.crt' : 'public.pem';
}

/**
 * Reads keys and certificates in PEM (RFC 7468). A text with both gives one
 * value for each; text around the blocks is left out.
 *
 * @param fileName - names the value if there is only one
 * @throws `ReadValueError` with the line
 */
export function readPem(source: string, fileName?: string): ReadValues {
  const blocks = blocksOf(source.replace(/\r\n?/g, '\n'));
  const texts = new Map<string, string>();
  for (const block of blocks) {
    const key = keyOf(block);
    // A chain of certificates is one value; a second private key is another.
    if (key !== 'tls.crt' && texts.has(key)) {
      throw new ReadValueError('twice');
    }
    texts.set(key, (texts.get(key) ?? '') + block.text);
  }
  return collect(
    [...texts].map(([key, value]) => ({
      name: texts.size === 1 ? fileName ?? key : key,
      value,
      line: 1,
    })),
  );
}
