// Checks what all files import; see docs/architecture.md.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHECKED, checkImports } from './lib/checkImports.mjs';

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
const { files, problems } = await checkImports(root, CHECKED);
for (const problem of problems) console.log(problem);
console.log(`${problems.length} problems, ${files} files`);
process.exitCode = problems.length > 0 ? 1 : 0;
