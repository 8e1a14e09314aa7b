const STYLE = 'data-style';

/**
 * Cleans what Word, Google Docs or a page puts on the clipboard: keeps headings, lists, tables, bold, italic and links,
 * drops everything about looks. Word writes lists as paragraphs with an indent of their own: they become lists again.
 */
export function cleanPastedHtml(html: string): string {
  const { body } = parsePasted(html);
  removeAll(body, 'style, script, meta, link, title, xml, head, o\\:p');
  // What was copied in our own editor is left alone: its marks and ids are its structure.
  if (body.querySelector('[data-pm-slice]') !== null) return body.innerHTML;
  boldAndItalicFromStyles(body);
  wordLists(body);
  headings(body);
  headerRows(body);
  for (const element of body.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) {
      if (!['href', 'colspan', 'rowspan'].includes(name)) element.removeAttribute(name);
    }
  }
  removeAll(body, 'img, svg, video, audio, iframe, object, form, input, button');
  unwrapAll(body, 'span, font, u, div:has(> p, > ul, > ol, > table, > h2, > h3)');
  dropEmptyParagraphs(body);
  return body.innerHTML;
}

/** What is on the clipboard as a page, with its styles set aside. */
export function parsePasted(html: string): Document {
  return new DOMParser().parseFromString(withoutLiveStyles(html), 'text/html');
}

/** Styles as plain attributes: the page's policy forbids live ones, and says so for each that it meets. */
function withoutLiveStyles(html: string): string {
  return html
    .replaceAll(/<!--\[if[\s\S]*?<!\[endif\]-->/g, '')
    .replaceAll(/<style[\s>][\s\S]*?<\/style>/gi, '')
    .replaceAll(/(<[a-z][^<>]*?\s)style(\s*=)/gi, `$1${STYLE}$2`);
}

function removeAll(root: Element, selector: string): void {
  for (const element of root.querySelectorAll(selector)) element.remove();
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

function unwrapAll(root: Element, selector: string): void {
  for (const element of root.querySelectorAll(selector)) unwrap(element);
}

function styleOf(element: Element): string {
  return (element.getAttribute(STYLE) ?? '').toLowerCase().replaceAll(/\s+/g, '');
}

function wrapContent(element: Element, tag: 'strong' | 'em'): void {
  const wrapper = element.ownerDocument.createElement(tag);
  wrapper.append(...element.childNodes);
  element.append(wrapper);
}

function boldAndItalicFromStyles(body: Element): void {
  for (const element of body.querySelectorAll('b, strong, span')) {
    const style = styleOf(element);
    const inHeading = element.closest('h1, h2, h3, h4, h5, h6') !== null;
    if (element.tagName !== 'SPAN') {
      // Google Docs wraps everything in a bold that is none.
      if (/(^|;)font-weight:(normal|400)/.test(style) || inHeading) unwrap(element);
      continue;
    }
    if (/(^|;)font-weight:(bold|[6-9]00)/.test(style) && !inHeading) wrapContent(element, 'strong');
    if (/(^|;)font-style:italic/.test(style)) wrapContent(element, 'em');
  }
}

function rename(element: Element, tag: string): void {
  const renamed = element.ownerDocument.createElement(tag);
  for (const { name, value } of element.attributes) renamed.setAttribute(name, value);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
}

/** A first row whose every word is bold is a header, as it is to the eye; Word and Docs have no other way to say so. */
function headerRows(body: Element): void {
  for (const row of body.querySelectorAll('table:not(:has(th)) tr:first-child')) {
    const cells = [...row.children];
    const onlyRow = row.closest('table')?.querySelectorAll('tr').length === 1;
    const bold = cells.every((cell) => {
      const words = [...cell.querySelectorAll('b, strong')].map(({ textContent }) => textContent).join('');
      return words.trim() !== '' && words.trim() === cell.textContent.trim();
    });
    if (onlyRow || !bold) continue;
    for (const cell of cells) {
      unwrapAll(cell, 'b, strong');
      rename(cell, 'th');
    }
  }
}

/** The highest level that stands there becomes a heading, every deeper one a subheading; a title is a heading too. */
function headings(body: Element): void {
  const found = [...body.querySelectorAll('h1, h2, h3, h4, h5, h6')];
  const highest = found.map(({ tagName }) => tagName).toSorted()[0];
  for (const element of found) rename(element, element.tagName === highest ? 'h2' : 'h3');
  for (const element of body.querySelectorAll('p.MsoTitle')) rename(element, 'h2');
}

interface WordItem {
  readonly element: Element;
  readonly level: number;
  readonly ordered: boolean;
}

function wordItem(element: Element): WordItem | undefined {
  const level = /mso-list:l\d+level(\d+)/.exec(styleOf(element))?.[1];
  if (level === undefined && !element.className.startsWith('MsoListParagraph')) return undefined;
  const marker = element.querySelector('span[data-style*="mso-list:Ignore"], span[data-style*="mso-list: Ignore"]');
  const sign = (marker?.textContent ?? element.textContent).trim();
  if (level === undefined && marker === null && !/^([·•o§-]|\(?[0-9a-z]{1,3}[.)])\s/i.test(sign)) return undefined;
  marker?.remove();
  if (marker === null) stripSign(element);
  return { element, level: Number(level ?? '1'), ordered: /^\(?([0-9]{1,3}|[a-z]|[ivx]+)[.)]/i.test(sign) };
}

/** Removes a bullet or number that Word wrote as text at the start of the paragraph. */
function stripSign(element: Element): void {
  const first = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
  if (first !== null)
    first.textContent = (first.textContent ?? '').replace(/^\s*([·•o§-]|\(?[0-9a-z]{1,3}[.)])\s+/i, '');
}

function wordLists(body: Element): void {
  let open: { list: Element; level: number }[] = [];
  let last: Element | null = null;
  for (const element of [...body.querySelectorAll('p')]) {
    const item = wordItem(element);
    if (item === undefined) continue;
    if (last === null || !follows(last, element)) open = [];
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > item.level) open.pop();
    let top = open.at(-1);
    if (top === undefined || top.level < item.level) {
      const list = element.ownerDocument.createElement(item.ordered ? 'ol' : 'ul');
      if (top === undefined) element.before(list);
      else (top.list.lastElementChild ?? top.list).append(list);
      top = { list, level: item.level };
      open.push(top);
    }
    const entry = element.ownerDocument.createElement('li');
    const paragraph = element.ownerDocument.createElement('p');
    paragraph.append(...element.childNodes);
    entry.append(paragraph);
    top.list.append(entry);
    element.remove();
    last = open[0]?.list ?? null;
  }
}

/** Nothing but white space stands between the list so far and the next paragraph. */
function follows(list: Element, element: Element): boolean {
  return list.nextElementSibling === element;
}

function dropEmptyParagraphs(body: Element): void {
  for (const paragraph of body.querySelectorAll('p')) {
    const alone = paragraph.parentElement?.children.length === 1;
    if (paragraph.textContent.trim() === '' && !alone) paragraph.remove();
  }
}
