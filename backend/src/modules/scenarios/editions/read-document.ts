import { compileScenario, type Problem as DocumentProblem, type ScenarioDocument } from '@peacewright/scenario-engine';
import { markupProblems, readScenario } from '@peacewright/scenario-engine/document';
import { Problem } from '../../../platform/http';

/** The document that an author sent, where it has the form of one, a meaning and plain words. */
export function readDocument(sent: Record<string, unknown>): ScenarioDocument {
  const document = wellFormed(sent);
  const compiled = compileScenario(document);
  const problems = [...(compiled.ok ? [] : compiled.problems), ...markupProblems(document)];
  if (problems.length > 0) throw invalid(problems);
  return document;
}

/**
 * The document in today's form, lifted from an older version where it is one; refused at its place where it has something
 * that no scenario has. What was stored goes through this before it is handed in or published.
 */
export function wellFormed(document: unknown): ScenarioDocument {
  const read = readScenario(document);
  if (!read.ok) throw invalid(read.problems);
  return read.document;
}

function invalid(problems: readonly DocumentProblem[]): Problem {
  return new Problem('document.invalid', {
    pointers: problems.slice(0, 20).map(({ pointer, code }) => ({ pointer: `/document${pointer}`, code })),
  });
}
