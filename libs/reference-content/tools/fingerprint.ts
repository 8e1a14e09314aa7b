/**
 * Writes the fingerprints of all cited passages into register/recommendations.json. A maintainer's tool: it needs the
 * five documents as plain text and the maintainer's locator file (id, file, locator with line, paraphrase,
 * implication), none of which are part of the product. Only hashes are written.
 *
 *   cd libs/reference-content/tools
 *   node --import ./ts-loader.mjs fingerprint.ts <folder of the documents> <locators.json>
 *   npx prettier --write ../register/recommendations.json
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprintOf } from '../../passage-finder/src/index';
import { citedPassages, readDocuments, readLocators } from './passages';

const [folder, locatorFile] = process.argv.slice(2);
if (folder === undefined || locatorFile === undefined) {
  throw new Error('usage: fingerprint.ts <folder of the documents> <locators.json>');
}

const register = join(__dirname, '../register/recommendations.json');
const recommendations = JSON.parse(readFileSync(register, 'utf8')) as { code: string; fingerprint: string }[];
const locators = readLocators(locatorFile);
const passages = new Map(
  citedPassages(readDocuments(folder, locators), locators).map((passage) => [passage.id, passage.text]),
);

for (const recommendation of recommendations) {
  const passage = passages.get(recommendation.code);
  if (passage === undefined) throw new Error(`${recommendation.code} has no locator`);
  recommendation.fingerprint = fingerprintOf(passage);
}
writeFileSync(register, `${JSON.stringify(recommendations, null, 2)}\n`);
process.stdout.write(`${recommendations.length} fingerprints written\n`);
