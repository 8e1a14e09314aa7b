import type { LessonBlock } from '@peacewright/lesson-document';
import type { JSONContent } from '@tiptap/core';
import { newId } from '../../drafting';

/** Attributes that the lesson's schema knows, by node; a value equal to the one given is left out when written. */
const written: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  heading: { level: undefined },
  table: { caption: null },
  tableHeader: { colspan: 1, rowspan: 1 },
  tableCell: { colspan: 1, rowspan: 1 },
  callout: { tone: undefined, title: null },
  image: { file: undefined, alt: undefined, caption: null },
  audio: { file: undefined, title: undefined, transcript: null },
  video: { file: undefined, title: undefined, transcript: null },
  ruleCard: { card: undefined },
  check: { question: undefined },
  citation: { code: undefined },
  centreValue: { key: undefined },
  link: { href: undefined },
  keyTerm: { term: undefined },
};

/** The blocks of a lesson as the editor takes them. A lesson without blocks begins with an empty paragraph. */
export function toEditor(blocks: readonly LessonBlock[]): JSONContent {
  const content: readonly JSONContent[] =
    blocks.length === 0 ? [{ type: 'paragraph', attrs: { id: newId('b') } }] : (blocks as readonly JSONContent[]);
  return { type: 'doc', content: [...content] };
}

/** What the editor holds as blocks of a lesson: ids on the outermost nodes only, nothing that the schema does not know. */
export function fromEditor(doc: JSONContent): LessonBlock[] {
  return (doc.content ?? []).map((node) => plain(node, true)) as unknown as LessonBlock[];
}

function plain(node: JSONContent, outermost: boolean): JSONContent {
  const attrs = {
    ...(outermost ? { id: node.attrs?.['id'] as unknown } : {}),
    ...known(node.type, node.attrs),
  };
  return {
    ...(node.type === undefined ? {} : { type: node.type }),
    ...(Object.keys(attrs).length === 0 ? {} : { attrs }),
    ...(node.content === undefined ? {} : { content: node.content.map((inner) => plain(inner, false)) }),
    ...(node.text === undefined ? {} : { text: node.text }),
    ...(node.marks === undefined ? {} : { marks: node.marks.map((mark) => plainMark(mark)) }),
  };
}

function plainMark(mark: NonNullable<JSONContent['marks']>[number]): typeof mark {
  const attrs = known(mark.type, mark.attrs);
  return { type: mark.type, ...(Object.keys(attrs).length === 0 ? {} : { attrs }) };
}

function known(type: string | undefined, attrs: Record<string, unknown> | undefined): Record<string, unknown> {
  const wanted = written[type ?? ''] ?? {};
  return Object.fromEntries(
    Object.entries(wanted).flatMap(([name, usual]) => {
      const value = attrs?.[name];
      return value === undefined || value === usual ? [] : [[name, value]];
    }),
  );
}
