/** Writes the JSON Schema of scenario documents: npm run -s scenario:schema */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scenarioJsonSchema } from '../src/document';

writeFileSync(join(__dirname, '../../../docs/scenario.schema.json'), scenarioJsonSchema());
