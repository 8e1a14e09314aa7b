import type { ScenarioDocument, ScenarioNode } from './schema';

/** A text in a language, in the source language where it is not translated, else null. */
export function textOf(document: ScenarioDocument, id: string, language: string): string | null {
  const translated = wordsOf(document, language)[id]?.trim();
  if (translated) return translated;
  return document.texts[id]?.trim() ? (document.texts[id] ?? null) : null;
}

/** The words of a language by text id. */
export function wordsOf(document: ScenarioDocument, language: string): Readonly<Record<string, string>> {
  if (language === document.language) return document.texts;
  return Object.hasOwn(document.translations, language) ? (document.translations[language] ?? {}) : {};
}

/** Source language first, then the translations. */
export function languagesOf(document: ScenarioDocument): string[] {
  return [document.language, ...Object.keys(document.translations).filter((code) => code !== document.language)];
}

/** Ids of the texts that a learner meets at a node. */
export function textsOfNode(document: ScenarioDocument, node: ScenarioNode): string[] {
  if (node.kind === 'branch' || node.kind === 'chance') return [];
  const facts = document.facts.filter(({ id }) => node.gives.includes(id)).map(({ text }) => text);
  const media = document.media
    .filter(({ id }) => node.media.includes(id))
    .flatMap(({ alt, transcript }) => [alt, transcript]);
  return [
    ...new Set(
      [node.text, node.alternate?.warning, ...facts, ...media, ...ownTexts(node)].filter((id) => id !== undefined),
    ),
  ];
}

function ownTexts(node: Exclude<ScenarioNode, { kind: 'branch' | 'chance' }>): (string | undefined)[] {
  switch (node.kind) {
    case 'situation':
      return [];
    case 'outcome':
      return [node.debrief];
    case 'decision':
      return [
        ...node.choices.flatMap((choice) => [
          choice.text,
          choice.otherwise.shown === 'unavailable' ? choice.otherwise.reason : undefined,
          choice.feedback?.text,
          choice.critical?.explanation,
        ]),
        node.timeout?.feedback?.text,
        node.timeout?.critical?.explanation,
      ];
    case 'task': {
      const ways = [node.results.full, node.results.partial, node.results.none, node.timeout];
      return [...taskTexts(node.task), ...ways.flatMap((way) => [way?.feedback?.text, way?.critical?.explanation])];
    }
  }
}

function taskTexts(task: Extract<ScenarioNode, { kind: 'task' }>['task']): string[] {
  switch (task.kind) {
    case 'report':
      return task.lines.flatMap(({ label, answer }) => [
        label,
        ...(answer.kind === 'pick' ? answer.options.map(({ text }) => text) : []),
      ]);
    case 'ordering':
      return task.items.map(({ text }) => text);
    case 'markPicture':
      return task.regions.map(({ label }) => label);
  }
}

/** Ids of the texts outside the nodes: frame, roles, objectives, visible variables, presets, training card, sources. */
export function textsOfFrame(document: ScenarioDocument): string[] {
  const { setting, trainingCard } = document;
  return [
    ...new Set(
      [
        document.title,
        document.briefing,
        document.contentWarning,
        document.supportNote,
        setting.kind === 'fictional' ? setting.name : undefined,
        ...(document.contacts ?? []).map(({ label }) => label),
        ...document.roles.flatMap(({ name, description }) => [name, description]),
        ...document.objectives.map(({ text }) => text),
        ...document.variables
          .filter(({ visible }) => visible)
          .flatMap((variable) => [
            variable.name,
            ...(variable.type === 'choice' ? variable.values.map(({ name }) => name) : []),
          ]),
        ...document.presets.map(({ name }) => name),
        trainingCard?.title,
        ...(trainingCard?.rules ?? []).flatMap((rule) => [
          rule.text,
          rule.condition,
          rule.authority,
          rule.permitted,
          rule.report,
        ]),
        ...document.sources.map(({ text }) => text),
      ].filter((id) => id !== undefined),
    ),
  ];
}
