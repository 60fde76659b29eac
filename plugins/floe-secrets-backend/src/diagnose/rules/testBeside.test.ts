import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const RULES = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .filter(path =>
    /^ {2,4}evaluate\(/m.test(readFileSync(join(__dirname, path), 'utf8')),
  );

it.each(RULES)('%s has a test beside it', path => {
  expect(existsSync(join(__dirname, path.replace(/\.ts$/, '.test.ts')))).toBe(
    true,
  );
});
