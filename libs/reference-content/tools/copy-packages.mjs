// Puts the module packages and scenarios, drawings included, beside the compiled server, which reads them when it loads reference content.
import { cpSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const target = process.argv[2];
if (target === undefined) throw new Error('Say where to put the packages.');
for (const folder of ['modules', 'scenarios']) {
  const source = fileURLToPath(new URL(`../${folder}`, import.meta.url));
  if (existsSync(source)) cpSync(source, `${target}/${folder}`, { recursive: true });
}
