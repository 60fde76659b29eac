/**
 * The equivalent of `sops --encrypt --age RECIPIENT FILE`: reads a YAML file
 * and writes its encrypted form to standard output.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { encrypt } from '@floe/sops';

async function main() {
  const [recipient, file] = process.argv.slice(2);
  // As a stream, standard output would make Node load its network modules.
  writeFileSync(
    1,
    await encrypt(readFileSync(file, 'utf8'), {
      format: 'yaml',
      recipients: [{ type: 'age', recipient }],
    }),
  );
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
