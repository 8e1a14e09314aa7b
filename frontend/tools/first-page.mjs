// What the build's index.html becomes: its scripts are asked for at once, the longest first, but behind the style that the
// first picture needs, with the font of what comes next, and they are run when that picture stands.

/** `index` as the build wrote it; `sizeOf` gives the bytes of one of its scripts; `font` is the file that most letters are in. */
export function firstPage(index, sizeOf, font) {
  // Asked for when the first text in it is laid out, it would come when that has been laid out without it.
  const letters = `<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin fetchpriority="low">`;
  const tags = index.match(/<link rel="modulepreload"[^>]*>|<script [^>]*type="module"[^>]*><\/script>/g) ?? [];
  const size = (tag) => sizeOf(/(?:src|href)="([^"]+)"/.exec(tag)[1]);
  return tags
    .reduce((page, tag) => page.replace(tag, ''), index)
    .replace(
      '<link rel="stylesheet"',
      `${tags
        .toSorted((a, b) => size(b) - size(a))
        .map(preloaded)
        .join('')}${index.includes(letters) ? '' : letters}$&`,
    )
    .replace('</body>', `${tags.map(afterFirstPaint).join('')}$&`);
}

function preloaded(tag) {
  return tag
    .replace(/<script src=("[^"]+").*/, '<link rel="modulepreload" href=$1>')
    .replace(/<link rel="modulepreload"( fetchpriority="low")?/, '<link rel="modulepreload" fetchpriority="low"');
}

/** Reading the scripts keeps a slow phone busy: what stands in the page is painted first. A page that nobody sees is not painted. What cannot be fetched is told. */
function afterFirstPaint(tag) {
  const [, main] = /<script src="([^"]+)"/.exec(tag) ?? [];
  if (main === undefined) return '';
  const failed = `()=>document.querySelectorAll(".pw-begin-failed").forEach((one)=>one.hidden=false)`;
  const begin = `const begin=()=>import("./${main}").catch(${failed});document.hidden?begin():requestAnimationFrame(()=>setTimeout(begin))`;
  return `<script type="module" nonce="__CSP_NONCE__">${begin}</script>`;
}
