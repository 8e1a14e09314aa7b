// Makes the small font that everybody's first screen is set in: the letters of the interface's languages and the weights
// that the styles use, out of Inter (SIL Open Font License 1.1). Run when either changes: `npm run font`.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

const source = createRequire(import.meta.url).resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2');
const styles = readFileSync(new URL('../src/styles/fonts.scss', import.meta.url), 'utf8');
// The face that names the file made here says which letters it holds: the browser looks for them nowhere else.
const range = /fonts\/inter-small\.woff2[\s\S]*?unicode-range:([^;]*);/.exec(styles)?.[1] ?? '';
const letters = range
  .split(',')
  .map((part) => part.trim().replace('U+', '').split('-'))
  .flatMap(([first, last = first]) => {
    const start = parseInt(first, 16);
    return Array.from({ length: parseInt(last, 16) - start + 1 }, (_, at) => String.fromCodePoint(start + at));
  });
const font = await subsetFont(readFileSync(source), letters.join(''), {
  targetFormat: 'woff2',
  variationAxes: { wght: { min: 400, max: 700 } },
});
writeFileSync(new URL('../src/styles/fonts/inter-small.woff2', import.meta.url), font);
console.log(`${letters.length} letters, ${(font.length / 1000).toFixed(1)} kB`);
