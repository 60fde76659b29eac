/** Does what `sops --encrypt --age RECIPIENT FILE` does: a file of YAML in, its encrypted form on standard output. */
import { readFileSync, writeFileSync } from 'node:fs';
import { encrypt } from '@floe/sops';

async function main() {
  const [recipient, file] = process.argv.slice(2);
  // As a stream, standard output would have Node load all that it has for networks.
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
