// Styles speak of start and end, never of left and right, so that a language read from right to left turns the whole page.

/** What names a side, or moves or fades towards one. */
const SIDED = [
  /(?<![\w-])(?:scroll-)?(?:margin|padding|border)-(?:left|right)\b/,
  /(?<![\w-])border-(?:top|bottom)-(?:left|right)-radius\b/,
  /(?<![\w-])(?:left|right)\s*:/,
  /(?<![\w-])(?:text-align|float|clear|justify-(?:content|items|self))\s*:\s*(?:left|right)\b/,
  /\bto\s+(?:left|right)\b/,
  /\btranslate(?:X|3d)?\(\s*(?!0)[^),]*[^),\s]/,
];
/** Four values of which the second and the fourth differ: top, right, bottom, left. */
const FOUR = /(?<![\w-])(margin|padding|inset|border-width|border-style|border-color)\s*:\s*([^;{}]+)[;}]/g;

function valuesOf(text) {
  const values = [];
  let depth = 0;
  for (const piece of text.trim().split(/(\s+|\(|\))/)) {
    if (piece === '(') depth += 1;
    if (depth === 0 && /^\s*$/.test(piece)) values.push('');
    else values.push(`${values.pop() ?? ''}${piece}`);
    if (piece === ')') depth -= 1;
  }
  return values.filter((value) => value !== '');
}

/** The stylesheets inside a file: all of a `.scss`, the `styles` of a component, `style` attributes and bindings of a template. */
function stylesOf(file, text) {
  if (file.endsWith('.scss')) return text;
  const kept = [/styles: `([^`]*)`/g, /\sstyle="([^"]*)"/g].flatMap((pattern) => [...text.matchAll(pattern)]);
  const blank = text.replace(/[^\n]/g, ' ').split('');
  for (const match of kept) {
    const from = match.index + match[0].indexOf(match[1]);
    for (let at = 0; at < match[1].length; at += 1) blank[from + at] = match[1][at];
  }
  for (const match of text.matchAll(/\[style\.((?:margin|padding|border)-)?(left|right)[\].-]/g))
    for (const [at, letter] of [...`${match[2]}:`].entries()) blank[match.index + at] = letter;
  return blank.join('');
}

/** A sentence for each line of `file` that names a side. */
export function sidesIn(file, text) {
  const styles = stylesOf(file, text).replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  const found = styles.split('\n').flatMap((line, at) => (SIDED.some((sided) => sided.test(line)) ? [at + 1] : []));
  for (const match of styles.matchAll(FOUR)) {
    const values = valuesOf(match[2]);
    if (values.length === 4 && values[1] !== values[3]) found.push(styles.slice(0, match.index).split('\n').length);
  }
  return [...new Set(found)].sort((a, b) => a - b).map((line) => `${file}:${line}: names a side; say start or end.`);
}
