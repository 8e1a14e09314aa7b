// What the build's index.html becomes: its scripts are asked for at once, the longest first, but behind the style that the
// first picture needs, with the font of what comes next, and they are run when that picture stands.

/** `index` as the build wrote it; `sizeOf` gives the bytes of one of its scripts; `font` is the file that most letters are in. */
export function firstPage(index, sizeOf, font) {
  // Asked for when the first text in it is laid out, it would come when that has been laid out without it.
  const letters = `<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin fetchpriority="low">`;
  const tags = index.match(/<link rel="modulepreload"[^>]*>|<script [^>]*type="module"[^>]*><\/script>/g) ?? [];
  const nameOf = (tag) => /(?:src|href)="([^"]+)"/.exec(tag)[1];
  const longestFirst = tags.toSorted((a, b) => sizeOf(nameOf(b)) - sizeOf(nameOf(a)));
  const main = tags.find((tag) => tag.startsWith('<script'));
  return tags
    .reduce((page, tag) => page.replace(tag, ''), index)
    .replace(
      '<link rel="stylesheet"',
      `${longestFirst.map(preloaded).join('')}${index.includes(letters) ? '' : letters}$&`,
    )
    .replace(
      '</body>',
      main === undefined
        ? '$&'
        : `${afterFirstPaint([...longestFirst.filter((tag) => tag !== main), main].map(nameOf))}$&`,
    );
}

function preloaded(tag) {
  return tag
    .replace(/<script src=("[^"]+").*/, '<link rel="modulepreload" href=$1>')
    .replace(/<link rel="modulepreload"( fetchpriority="low")?/, '<link rel="modulepreload" fetchpriority="low"');
}

/**
 * Running the scripts keeps a slow phone busy: what stands in the page is painted first, and each of `names` runs in a task of
 * its own, the longest, which the others need, first. A page that nobody sees is not painted. What cannot be fetched is told.
 */
function afterFirstPaint(names) {
  const run = `for(const name of ${JSON.stringify(names.map((name) => `./${name}`))}){await import(name);await new Promise((next)=>setTimeout(next))}`;
  const failed = `document.querySelectorAll(".pw-begin-failed").forEach((one)=>one.hidden=false)`;
  const begin = `const begin=async()=>{try{${run}}catch{${failed}}};document.hidden?begin():requestAnimationFrame(()=>setTimeout(begin))`;
  return `<script type="module" nonce="__CSP_NONCE__">${begin}</script>`;
}
