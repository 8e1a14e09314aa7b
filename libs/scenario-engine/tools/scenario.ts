/** npm run -s scenario -- check|replay|export|import: what a scenario file is worth, without a server. */
import { readFileSync } from 'node:fs';
import { answerTo } from './commands';

try {
  const { out, error, status } = answerTo(process.argv.slice(2), (file) => readFileSync(file, 'utf8'));
  process.stdout.write(out);
  process.stderr.write(error);
  process.exitCode = status;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
