/** Elements that draw or name something, and can neither run, load nor embed anything. */
const ELEMENTS = new Set(
  (
    'svg g path rect circle ellipse line polyline polygon text tspan title desc defs style linearGradient radialGradient ' +
    'stop clipPath mask marker symbol use pattern'
  ).split(' '),
);

const NAMESPACES = new Set(['http://www.w3.org/2000/svg', 'http://www.w3.org/1999/xlink']);

const TOKEN =
  /<!--(?:(?!--)[\s\S])*-->|<\/([A-Za-z][\w-]*)\s*>|<([A-Za-z][\w-]*)((?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** What drawing programs write above the drawing: names of the standard, and nothing that defines anything. */
const HEAD =
  /^\uFEFF?\s*(?:<\?xml\s+version="1\.[01]"[^?<>]*\?>)?\s*(?:<!--(?:(?!--)[\s\S])*-->\s*)*(?:<!DOCTYPE\s+svg(?:\s+PUBLIC\s+"[^"<>[\]]*"\s+"[^"<>[\]]*")?\s*>)?\s*/;
const NAMED_ENTITIES = /&(?!(?:amp|lt|gt|quot|apos);)/;

/**
 * True when an SVG file is plain drawing: well formed, only elements of the list, no event handlers, no reference that
 * leaves the file, no entity tricks. Whatever this does not understand is refused.
 */
export function isPlainSvg(text: string): boolean {
  const body = text.replace(HEAD, '').trimEnd();
  const open: string[] = [];
  let roots = 0;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < body.length) {
    const token = TOKEN.exec(body);
    if (!token) return false;
    const [, closing, opening, attributes = '', empty, content] = token;
    if (closing !== undefined) {
      if (open.pop() !== closing) return false;
    } else if (opening !== undefined) {
      if (open.length === 0 && (opening !== 'svg' || ++roots > 1)) return false;
      if (!ELEMENTS.has(opening) || !attributesAreSafe(attributes)) return false;
      if (empty === '') open.push(opening);
    } else if (content !== undefined && !contentIsSafe(content, open.at(-1))) return false;
  }
  return open.length === 0 && roots === 1;
}

function contentIsSafe(content: string, inside: string | undefined): boolean {
  if (inside === undefined) return content.trim() === '';
  if (content.includes('\0')) return false;
  if (inside === 'style') return styleIsSafe(content) && !content.includes('&');
  return !NAMED_ENTITIES.test(content.replace(/&#\d{1,7};|&#x[\dA-Fa-f]{1,6};/g, ''));
}

function attributesAreSafe(attributes: string): boolean {
  const names = new Set<string>();
  for (const [, name = '', double, single] of attributes.matchAll(ATTRIBUTE)) {
    const value = (double ?? single ?? '').trim();
    if (names.has(name) || NAMED_ENTITIES.test(value) || !attributeIsSafe(name.toLowerCase(), value)) return false;
    names.add(name);
  }
  return true;
}

function attributeIsSafe(name: string, value: string): boolean {
  if (name.startsWith('on') || name === 'src' || name.startsWith('xml:base')) return false;
  if (name === 'xmlns' || name.startsWith('xmlns:')) return NAMESPACES.has(value);
  if (name === 'href' || name.endsWith(':href')) return /^#[\w.-]+$/.test(value);
  return styleIsSafe(value);
}

/** Nothing that loads: no import, no address other than one inside the file, no escapes that would hide one. */
function styleIsSafe(style: string): boolean {
  if (/@import|@font-face|@namespace|expression\s*\(|javascript:|\\/i.test(style)) return false;
  return !/url\s*\((?!\s*["']?#[\w.-]+["']?\s*\))/i.test(style) && !/image(-set)?\s*\(/i.test(style);
}
