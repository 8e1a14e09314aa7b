// Writes a .br and a .gz beside every page, script and style of the build, so that the server never compresses
// them while somebody waits, and prints what a first visit must fetch before anything shows.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { earlyScripts } from './early.mjs';

const pages = new URL('../../dist/frontend/browser/', import.meta.url).pathname;
/** Scripts a first visit may cost, in bytes of brotli, before the screen's own part is counted. */
const MOST_INITIAL = 122_000;
const sizes = new Map();

for (const name of readdirSync(pages, { recursive: true, encoding: 'utf8' })) {
  const file = join(pages, name);
  // index.html gets a nonce in every answer, so it cannot be compressed ahead.
  if (!/\.(js|css|svg|json|webmanifest)$/.test(name) || !statSync(file).isFile()) continue;
  const bytes = readFileSync(file);
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  sizes.set(name, brotli.length);
  if (bytes.length < 1024) continue;
  writeFileSync(`${file}.br`, brotli);
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}

const importsOf = (name) =>
  [...readFileSync(join(pages, name), 'utf8').matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)].map(
    ([, imported]) => imported,
  );
const index = readFileSync(join(pages, 'index.html'), 'utf8');
const size = (tag) => sizes.get(/(?:src|href)="([^"]+)"/.exec(tag)?.[1]) ?? 0;
const tags = index.match(/<link rel="modulepreload"[^>]*>|<script [^>]*type="module"[^>]*><\/script>/g) ?? [];
writeFileSync(
  join(pages, 'index.html'),
  // A script that is asked for late comes late: the longest first.
  tags
    .reduce((page, tag) => page.replace(tag, ''), index)
    .replace(
      '<link rel="stylesheet"',
      `${tags
        .toSorted((a, b) => size(b) - size(a))
        .map(preloaded)
        .join('')}$&`,
    )
    .replace('</body>', `${tags.map(afterFirstPaint).join('')}$&`),
);

function preloaded(tag) {
  return tag.replace(/<script src=("[^"]+").*/, '<link rel="modulepreload" href=$1>');
}

/** Reading the scripts keeps a slow phone busy: what stands in the page is painted first. A page that nobody sees is not painted. What cannot be fetched is told. */
function afterFirstPaint(tag) {
  const [, main] = /<script src="([^"]+)"/.exec(tag) ?? [];
  if (main === undefined) return '';
  const failed = `()=>document.querySelectorAll(".pw-begin-failed").forEach((one)=>one.hidden=false)`;
  const begin = `const begin=()=>import("./${main}").catch(${failed});document.hidden?begin():requestAnimationFrame(()=>setTimeout(begin))`;
  return `<script type="module" nonce="__CSP_NONCE__">${begin}</script>`;
}
const initial = new Set([...index.matchAll(/(?:src|href|import\()=?"(?:\.\/)?([^"]+\.js)"/g)].map(([, name]) => name));
// A static import of a script that is needed at once is needed at once.
for (const name of initial) for (const imported of importsOf(name)) initial.add(imported);
// Another room may have a screen of the same name: meant is the one that the first scripts themselves ask for.
const first = [...initial].map((name) => readFileSync(join(pages, name), 'utf8')).join('');
const asked = [...sizes.keys()].filter((name) => name.endsWith('.js') && first.includes(name));
const early = earlyScripts(asked, importsOf, ['en', 'fr']).map(({ path, scripts }) => ({
  path,
  scripts: Object.fromEntries(
    Object.entries(scripts).map(([language, names]) => [language, names.filter((name) => !initial.has(name.slice(1)))]),
  ),
}));
writeFileSync(new URL('../early.json', `file://${pages}`), `${JSON.stringify(early, null, 1)}\n`);
const total = [...initial].reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0);
console.log(`initial script: ${(total / 1000).toFixed(1)} kB brotli in ${initial.size} files`);
if (total > MOST_INITIAL) {
  console.error(
    `more than the ${MOST_INITIAL / 1000} kB allowed: something heavy is reached from main.ts without import()`,
  );
  process.exitCode = 1;
}
