import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hexToBytes } from '../encoding';
import dataKeys from '../__fixtures__/dataKeys.json';

/** A file that the sops of that version really wrote, with its data key. */
export function recorded(name: keyof typeof dataKeys): {
  text: string;
  dataKey: Uint8Array;
} {
  return {
    text: readFileSync(join(__dirname, '..', '__fixtures__', name), 'utf8'),
    dataKey: hexToBytes(dataKeys[name]),
  };
}
