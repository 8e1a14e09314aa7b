import { describe, expect, it } from '@jest/globals';
import { compileScenario, findingSentence, proveScenario } from '@peacewright/scenario-engine';
import { fromTemplate, TEMPLATES } from './templates';

let made = 0;
const newId = (prefix: string): string => `${prefix}-${String(++made)}`;

describe('a template', () => {
  it.each(TEMPLATES.flatMap((template) => ['en', 'fr'].map((language) => [template, language] as const)))(
    '%s is a scenario in %s, and those with a story have nothing that the proof finds',
    (template, language) => {
      const document = fromTemplate(template, { id: 'mine', language, title: 'A title' }, newId);
      expect(document).toMatchObject({ id: 'mine', language, texts: { title: 'A title' } });
      const compiled = compileScenario(document);
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
      if (template === 'blank') return;
      const { proven, findings } = proveScenario(compiled.model);
      expect({ proven, findings: findings.map(findingSentence) }).toEqual({ proven: true, findings: [] });
    },
  );
});
