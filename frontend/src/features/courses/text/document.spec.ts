import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { LessonBlock } from '@peacewright/lesson-document';
import { Editor, type JSONContent } from '@tiptap/core';
import { broughtBy } from './brought';
import { fromEditor, toEditor } from './document';
import { lessonExtensions } from './extensions';
import { LookKeeper } from './look';
import { cleanPastedHtml } from './paste';

const modules = join(dirname(fileURLToPath(import.meta.url)), '../../../../../libs/reference-content/modules');

interface Texts {
  readonly blocks?: readonly LessonBlock[];
  readonly instructorNotes?: readonly LessonBlock[];
}

/** Every text of the written modules: blocks and instructor's notes, translations too. */
function texts(): readonly (readonly LessonBlock[])[] {
  const found: (readonly LessonBlock[])[] = [];
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { blocks, instructorNotes } = value as Texts;
    if (Array.isArray(blocks)) found.push(blocks as readonly LessonBlock[]);
    if (Array.isArray(instructorNotes)) found.push(instructorNotes as readonly LessonBlock[]);
    for (const member of Object.values(value)) collect(member);
  };
  for (const name of readdirSync(modules))
    collect(JSON.parse(readFileSync(join(modules, name, 'module.json'), 'utf8')));
  return found.filter((blocks) => blocks.length > 0);
}

function editorWith(blocks: readonly LessonBlock[]): Editor {
  const keeper = new LookKeeper({
    fileUrl: () => undefined,
    ruleCardTitle: (id) => id,
    questionStem: (id) => id,
    centreValue: (key) => key,
    word: (key) => key,
  });
  return new Editor({
    element: document.createElement('div'),
    extensions: lessonExtensions(keeper),
    content: toEditor(blocks),
    injectCSS: false,
  });
}

const paragraph = (id: string, text: string): LessonBlock => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
});

const idsOf = (editor: Editor): readonly string[] => fromEditor(editor.getJSON()).map(({ attrs }) => attrs.id);

describe('a lesson in the editor', () => {
  it('comes out of the editor as it went in, for every text of the written modules', () => {
    // An empty paragraph may be written with an empty content or with none.
    const same = (blocks: unknown): unknown =>
      JSON.parse(JSON.stringify(blocks).replaceAll(',"content":[]', '')) as unknown;
    expect(texts().length).toBeGreaterThan(15);
    for (const blocks of texts()) {
      const editor = editorWith(blocks);
      expect(fromEditor(editor.getJSON())).toEqual(same(blocks));
      editor.destroy();
    }
  });

  it('begins with an empty paragraph where there is no block yet', () => {
    const [block] = fromEditor(editorWith([]).getJSON());
    expect(block).toMatchObject({ type: 'paragraph' });
    expect(block?.attrs.id).toMatch(/^[A-Za-z0-9_-]{3,64}$/);
  });
});

describe('ids of blocks', () => {
  it('stay while text is typed, and the second half of a split gets its own', () => {
    const editor = editorWith([paragraph('one', 'Halt and look'), paragraph('two', 'Report')]);
    editor.chain().setTextSelection(5).splitBlock().insertContent('!').run();
    const ids = idsOf(editor);
    expect(ids).toHaveLength(3);
    expect([ids[0], ids[2]]).toEqual(['one', 'two']);
    expect(ids[1]).not.toBe('one');
  });

  it('are new for a copy that is pasted before its origin', () => {
    const editor = editorWith([paragraph('one', 'Halt'), paragraph('two', 'Report')]);
    editor.commands.insertContentAt(0, paragraph('two', 'Report') as JSONContent);
    const ids = idsOf(editor);
    expect(new Set(ids).size).toBe(3);
    expect(ids[2]).toBe('two');
  });

  it('stand on outermost blocks only', () => {
    const editor = editorWith([paragraph('one', 'Halt')]);
    editor.chain().setTextSelection(2).toggleList('bulletList', 'listItem').run();
    const [block] = fromEditor(editor.getJSON());
    expect(block).toEqual({
      type: 'bulletList',
      attrs: { id: expect.any(String) as unknown },
      content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Halt' }] }] }],
    });
  });
});

describe('text pasted from elsewhere', () => {
  it('keeps headings, nested lists, tables and bold of Word, and drops its looks', () => {
    const html = `<html><head><style>p.MsoNormal {margin:0}</style></head><body><!--[if gte mso 9]><xml>x</xml><![endif]-->
      <h1 style="color:#2F5496"><b>Halts</b></h1>
      <p class=MsoNormal style="margin:0">Look <b style='mso-bidi-font-weight:normal'>before</b> you step.<o:p></o:p></p>
      <p class=MsoListParagraphCxSpFirst style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span>  </span></span>Five</p>
      <p class=MsoListParagraphCxSpMiddle style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">o<span>  </span></span>Inside</p>
      <p class=MsoListParagraphCxSpLast style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span>  </span></span>Twenty</p>
      <p class=MsoListParagraph style="mso-list:l1 level1 lfo2"><span style="mso-list:Ignore">1.<span>  </span></span>First</p>
      <table class=MsoTableGrid style="border:none"><tr><td style="width:10pt"><p class=MsoNormal>A</p></td></tr></table></body></html>`;
    const clean = cleanPastedHtml(html).replaceAll(/>\s+</g, '><').trim();
    expect(clean).not.toMatch(/style|class|mso|o:p/i);
    expect(clean).toContain('<h2>Halts</h2>');
    expect(clean).toContain('Look <b>before</b> you step.');
    expect(clean).toContain('<ul><li><p>Five</p><ul><li><p>Inside</p></li></ul></li><li><p>Twenty</p></li>');
    expect(clean).toContain('First');
    expect(clean).toContain('<td><p>A</p></td>');
    const editor = editorWith([]);
    editor.commands.setContent(clean);
    const kinds = fromEditor(editor.getJSON()).map(({ type }) => type);
    expect(kinds).toEqual(expect.arrayContaining(['heading', 'paragraph', 'bulletList', 'table']));
  });

  it('reads the bold of Google Docs from its styles and not from its wrapper', () => {
    const html =
      '<b style="font-weight:normal" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400">Keep </span><span style="font-weight:700">clear</span></p></b>';
    expect(cleanPastedHtml(html)).toBe('<p>Keep <strong>clear</strong></p>');
  });
});

describe('what comes along with a paste', () => {
  const carried = (html: string, ...files: File[]): DataTransfer =>
    ({ getData: (type: string) => (type === 'text/html' ? html : ''), files }) as unknown as DataTransfer;
  const picture = new File(['x'], 'a.png', { type: 'image/png' });
  const words = new File(['x'], 'a.docx', { type: 'application/msword' });

  it('are its files where no words come along, in their order', () => {
    expect(broughtBy(carried('', picture, words))).toEqual({
      media: [{ kind: 'image', file: picture }],
      otherFiles: 1,
      pictures: 0,
    });
    expect(broughtBy(carried('<meta><img src="https://example.org/a.png">', picture)).media).toHaveLength(1);
  });

  it('are words where there are any: the file is a picture of them, and their own pictures are counted', () => {
    const html =
      '<style>p {}</style><p>Look <img src="file:///a.png"></p><svg><svg></svg></svg><!--[if gte vml 1]><img><![endif]-->';
    expect(broughtBy(carried(html, picture))).toEqual({ media: [], otherFiles: 0, pictures: 2 });
  });

  it('is nothing to speak of in what was copied here, and where nothing is carried', () => {
    const none = { media: [], otherFiles: 0, pictures: 0 };
    expect(broughtBy(carried('<img data-pm-slice="0 0 []" src="/api/modules/x/files/y">'))).toEqual(none);
    expect(broughtBy(null)).toEqual(none);
  });
});
