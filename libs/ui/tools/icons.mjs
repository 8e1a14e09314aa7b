// Writes src/icon/icons.ts from the names below: node libs/ui/tools/icons.mjs (from the workspace root).
// Only shared icons belong here, because they are part of the first load. A feature keeps the paths of
// its own icons beside its code and gives them to <pw-icon [path]="…">.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Our name for what the icon means here → file in @material-symbols/svg-400/outlined. */
const icons = {
  account: 'account_circle',
  add: 'add',
  'arrow-back': 'arrow_back',
  'arrow-forward': 'arrow_forward',
  assessment: 'fact_check',
  audit: 'history',
  check: 'check',
  'chevron-right': 'chevron_right',
  close: 'close',
  collapse: 'left_panel_close',
  completion: 'checklist',
  contingents: 'groups',
  courses: 'menu_book',
  delete: 'delete',
  download: 'download',
  edit: 'edit',
  error: 'error',
  expand: 'left_panel_open',
  filter: 'filter_list',
  home: 'home',
  info: 'info',
  language: 'translate',
  learning: 'school',
  more: 'more_horiz',
  offerings: 'event',
  offline: 'cloud_off',
  organisation: 'apartment',
  people: 'badge',
  print: 'print',
  refresh: 'refresh',
  scenarios: 'alt_route',
  search: 'search',
  'sign-out': 'logout',
  sources: 'library_books',
  theme: 'contrast',
  upload: 'upload_file',
  visible: 'visibility',
  'not-visible': 'visibility_off',
  warning: 'warning',
};

const require = createRequire(import.meta.url);
const entries = Object.entries(icons).map(([name, file]) => {
  const svg = readFileSync(require.resolve(`@material-symbols/svg-400/outlined/${file}.svg`), 'utf8');
  const path = /<path d="([^"]+)"/.exec(svg)?.[1];
  if (path === undefined) throw new Error(`${file}: no single path`);
  return `  ${/^[a-z]+$/.test(name) ? name : `'${name}'`}:\n    '${path}',`;
});
writeFileSync(
  new URL('../src/icon/icons.ts', import.meta.url),
  `// Written by libs/ui/tools/icons.mjs from Material Symbols (Apache-2.0); add names there.\n` +
    `/** Path data of every shared icon, in a viewBox of \`0 -960 960 960\`. */\n` +
    `export const icons = {\n${entries.join('\n')}\n} as const;\n\n` +
    `/** A shared icon's name, after what it means in the product. */\nexport type IconName = keyof typeof icons;\n`,
);
