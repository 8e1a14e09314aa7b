import type { TextTree } from './text-files';

const BEFORE_SIGNS = / (?=[:;!?»%])/g;
const AFTER_QUOTE = /« /g;
const IN_QUANTITIES = /(\d|\}\}) (?=\d{3}(?!\d)|(?:Mo|min)(?![\p{L}]))/gu;

/**
 * French keeps a space before its tall signs, inside its quotation marks and in quantities, and never breaks a line there.
 * The files of texts are written with ordinary spaces; this is where they become ones that hold.
 */
export function frenchSpaces(tree: TextTree): TextTree {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === 'string'
        ? value.replace(BEFORE_SIGNS, '\u00a0').replace(AFTER_QUOTE, '«\u00a0').replace(IN_QUANTITIES, '$1\u00a0')
        : frenchSpaces(value),
    ]),
  );
}
