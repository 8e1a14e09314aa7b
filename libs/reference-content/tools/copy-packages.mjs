// Puts the module packages, drawings included, beside the compiled server, which reads them when it loads reference content.
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const target = process.argv[2];
if (target === undefined) throw new Error('Say where to put the packages.');
cpSync(fileURLToPath(new URL('../modules', import.meta.url)), `${target}/modules`, { recursive: true });
