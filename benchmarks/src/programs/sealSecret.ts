/**
 * The equivalent of `kubeseal --cert FILE`: reads a Secret from standard input
 * and writes a SealedSecret to standard output.
 */
import { readFileSync } from 'node:fs';
import { parseCertificates, sealSecret } from '@floe/sealed-secrets';

async function main() {
  const [certificate] = await parseCertificates(
    readFileSync(process.argv[2], 'utf8'),
  );
  const secret = JSON.parse(readFileSync(0, 'utf8'));
  const sealed = await sealSecret(secret, { certificate });
  process.stdout.write(JSON.stringify(sealed, null, 2));
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
