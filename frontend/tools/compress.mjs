// Makes the build ready to be sent: the first page asks for its scripts in order, they tell the browser to read them whole,
// and every page, script and style has a .br and a .gz beside it, so that the server never compresses while somebody waits.
// Prints what a first visit must fetch before anything shows.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { earlyScripts } from './early.mjs';
import { firstPage } from './first-page.mjs';

const pages = new URL('../../dist/frontend/browser/', import.meta.url).pathname;
/** Scripts a first visit may cost, in bytes of brotli, before the screen's own part is counted. */
const MOST_INITIAL = 122_000;
/**
 * Read by browsers of Chrome's family (V8's "explicit compile hints"): every function of the file is compiled beside the page
 * while the file still comes. Without it each is compiled when first called, when a slow phone should be drawing.
 */
const COMPILE_WHOLE = '//# allFunctionsCalledOnLoad\n';

const read = (name) => readFileSync(join(pages, name), 'utf8');
const importsOf = (name) =>
  [...read(name).matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)].map(([, imported]) => imported);
const names = readdirSync(pages, { recursive: true, encoding: 'utf8' }).filter((name) =>
  statSync(join(pages, name)).isFile(),
);

const index = read('index.html');
const initial = new Set([...index.matchAll(/(?:src|href|import\()=?"(?:\.\/)?([^"]+\.js)"/g)].map(([, name]) => name));
// A static import of a script that is needed at once is needed at once.
for (const name of initial) for (const imported of importsOf(name)) initial.add(imported);
writeFileSync(
  join(pages, 'index.html'),
  firstPage(
    index,
    (name) => statSync(join(pages, name)).size,
    names.find((name) => /inter-small-.*\.woff2$/.test(name)),
  ),
);

// Another room may have a screen of the same name: meant is the one that the first scripts themselves ask for.
const first = [...initial].map(read).join('');
const asked = names.filter((name) => name.endsWith('.js') && first.includes(name));
const early = earlyScripts(asked, importsOf, ['en', 'fr']).map(({ path, scripts }) => ({
  path,
  scripts: Object.fromEntries(
    Object.entries(scripts).map(([language, some]) => [language, some.filter((name) => !initial.has(name.slice(1)))]),
  ),
}));
writeFileSync(new URL('../early.json', `file://${pages}`), `${JSON.stringify(early, null, 1)}\n`);

const hinted = early.flatMap(({ scripts }) => Object.values(scripts).flat()).map((name) => name.slice(1));
for (const name of new Set([...initial, ...hinted])) {
  const script = read(name);
  if (!script.startsWith(COMPILE_WHOLE)) writeFileSync(join(pages, name), COMPILE_WHOLE + script);
}

let total = 0;
for (const name of names) {
  // index.html gets a nonce in every answer, so it cannot be compressed ahead.
  if (!/\.(js|css|svg|json|webmanifest)$/.test(name)) continue;
  const bytes = readFileSync(join(pages, name));
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  if (initial.has(name)) total += brotli.length;
  if (bytes.length < 1024) continue;
  writeFileSync(join(pages, `${name}.br`), brotli);
  writeFileSync(join(pages, `${name}.gz`), gzipSync(bytes, { level: 9 }));
}
console.log(`initial script: ${(total / 1000).toFixed(1)} kB brotli in ${initial.size} files`);
if (total > MOST_INITIAL) {
  console.error(
    `more than the ${MOST_INITIAL / 1000} kB allowed: something heavy is reached from main.ts without import()`,
  );
  process.exitCode = 1;
}
