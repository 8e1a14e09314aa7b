import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { sniffMediaType } from '../../../platform/storage';
import { isPlainSvg } from './svg-check';

const svg = (inside: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">${inside}</svg>`;
const content = join(__dirname, '../../../../../libs/reference-content');

describe('a drawing', () => {
  it('passes when it only draws', () => {
    expect(
      isPlainSvg(
        `<?xml version="1.0" encoding="UTF-8"?>\n<!-- map -->${svg('<title>A &amp; B</title><path d="M0 0L5 5" style="fill:url(#g)"/>')}\n`,
      ),
    ).toBe(true);
  });

  it('passes with the head that drawing programs write, and with no other', () => {
    const head = (inner: string): string =>
      `<?xml version="1.0" encoding="utf-8"?>\n<!-- Generator: a drawing program -->\n<!DOCTYPE svg ${inner}>\n${svg('<rect/>')}`;
    const standard = 'PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"';
    expect(isPlainSvg(head(standard))).toBe(true);
    expect(sniffMediaType(Buffer.from(head(standard)))).toBe('image/svg+xml');
    for (const other of [`${standard} [<!ENTITY x "y">]`, '[<!ENTITY x "y">]', 'SYSTEM "https://example.org/x.dtd"']) {
      expect(isPlainSvg(head(other))).toBe(false);
      // It is a drawing all the same, so that who sends it hears what is wrong with it.
      expect(sniffMediaType(Buffer.from(head(other)))).toBe('image/svg+xml');
    }
  });

  it('passes for every drawing of the reference content', () => {
    const drawings = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.svg'),
    );
    expect(drawings.length).toBeGreaterThan(15);
    expect(drawings.filter((name) => !isPlainSvg(readFileSync(join(content, name), 'utf8')))).toEqual([]);
  });

  it.each([
    ['a script', svg('<script>alert(1)</script>')],
    ['an event handler', svg('<rect onload="alert(1)"/>')],
    ['foreign content', svg('<foreignObject><p>x</p></foreignObject>')],
    ['an image from elsewhere', svg('<image href="https://example.org/x.png"/>')],
    ['a use from elsewhere', svg('<use href="https://example.org/x.svg#a"/>')],
    ['an address in a style', svg('<style>a{fill:url(https://example.org/x)}</style>')],
    ['an import', svg('<style>@import "x.css";</style>')],
    ['an escaped address', svg('<style>a{fill:u\\72l(https://example.org)}</style>')],
    ['an entity', `<!DOCTYPE svg [<!ENTITY x "y">]>${svg('&x;')}`],
    ['an undeclared entity', svg('<text>&x;</text>')],
    ['a CDATA section', svg('<style><![CDATA[a{}]]></style>')],
    ['a hidden javascript address', svg('<a href="java&#115;cript:alert(1)"/>')],
    ['an animation', svg('<animate attributeName="href" to="x"/>')],
    ['an unclosed element', '<svg xmlns="http://www.w3.org/2000/svg"><g></svg>'],
    ['a second root', `${svg('')}${svg('')}`],
    ['something else', '<html></html>'],
    ['nothing', ''],
  ])('is refused with %s', (_, text) => {
    expect(isPlainSvg(text)).toBe(false);
  });
});
