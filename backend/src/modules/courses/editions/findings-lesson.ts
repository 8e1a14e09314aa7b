import { questionSchema } from '@peacewright/assessment-engine';
import {
  placedReferences,
  wordCount,
  type LessonDocument,
  type ModuleDocument,
  type PlacedReference,
} from '@peacewright/lesson-document';
import { finding, twice, type ContentItem, type Finding, type FindingCode } from './finding';
import { questionsFindings } from './findings-test';

/** Words a minute of somebody who reads to learn, perhaps in a second language. */
const READING_SPEED = 120;

/** What a lesson may refer to outside its module's text. */
interface Around {
  /** Hashes of the files that the module holds. */
  readonly files: ReadonlySet<string>;
  /** Codes of the recommendations that something in the module answers. */
  readonly linked: ReadonlySet<string>;
}

/** What is wrong with a lesson whose structure is sound. `module` null: its own document is not sound, so nothing is compared with it. */
export function lessonFindings(
  item: ContentItem,
  lesson: LessonDocument,
  module: ModuleDocument | null,
  around: Around,
): Finding[] {
  const at = (code: FindingCode, params: Finding['params'] = {}, blockId: string | null = null): Finding =>
    finding(code, { title: item.title, ...params }, item.id, blockId);
  const words = wordCount(lesson.blocks);
  if (
    lesson.blocks.length === 0 ||
    (words === 0 && !lesson.blocks.some(({ type }) => type === 'audio' || type === 'video'))
  )
    return [at('lesson.empty')];
  const reading = Math.ceil(words / READING_SPEED);
  const all = [...lesson.blocks, ...lesson.instructorNotes];
  return [
    ...(lesson.summary.trim() === '' ? [at('lesson.noSummary')] : []),
    ...(lesson.minutesShort > lesson.minutesLong
      ? [at('lesson.minutesOrder', { short: lesson.minutesShort, long: lesson.minutesLong })]
      : []),
    ...(reading > lesson.minutesShort ? [at('lesson.minutesTooFew', { reading, short: lesson.minutesShort })] : []),
    ...twice([...all.map((block) => block.attrs.id), ...lesson.checks.map(({ id }) => id)]).map((id) =>
      at('id.twice', { id }, id),
    ),
    ...all.flatMap((block) => {
      if (block.type === 'image' && block.attrs.alt.trim() === '') return [at('image.noAlt', {}, block.attrs.id)];
      if ((block.type === 'audio' || block.type === 'video') && !block.attrs.transcript?.trim())
        return [at('media.noTranscript', { name: block.attrs.title }, block.attrs.id)];
      return [];
    }),
    ...placedReferences(all).flatMap((reference) =>
      missing(reference, lesson, module, around).map((code) =>
        at(code, { target: reference.target }, reference.blockId),
      ),
    ),
    ...checkFindings(item, lesson, module),
  ];
}

function missing(
  reference: PlacedReference,
  lesson: LessonDocument,
  module: ModuleDocument | null,
  { files, linked }: Around,
): FindingCode[] {
  const { kind, target } = reference;
  switch (kind) {
    case 'terms':
      return module && !module.terms.some(({ id }) => id === target) ? ['term.missing'] : [];
    case 'ruleCards':
      return module && !module.ruleCards.some(({ id }) => id === target) ? ['ruleCard.missing'] : [];
    case 'centreValues':
      return module && !module.centreValues.some(({ key }) => key === target) ? ['centreValue.missing'] : [];
    case 'files':
      return target.startsWith('sha256:') && files.has(target.slice('sha256:'.length)) ? [] : ['file.missing'];
    case 'checks':
      return lesson.checks.some(({ id }) => id === target) ? [] : ['check.missing'];
    case 'citations':
      return linked.has(target) ? [] : ['recommendation.notLinked'];
  }
}

function checkFindings(item: ContentItem, lesson: LessonDocument, module: ModuleDocument | null): Finding[] {
  const shown = new Set(
    placedReferences([...lesson.blocks, ...lesson.instructorNotes])
      .filter(({ kind }) => kind === 'checks')
      .map(({ target }) => target),
  );
  return lesson.checks.flatMap((check) => {
    const unused = shown.has(check.id)
      ? []
      : [finding('check.unused', { title: item.title, question: check.id }, item.id)];
    const question = questionSchema.safeParse(check);
    if (!question.success)
      return [...unused, finding('check.invalid', { title: item.title, question: check.id }, item.id, check.id)];
    return [...unused, ...questionsFindings(item, [question.data], module, false)];
  });
}
