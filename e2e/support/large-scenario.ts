/** A scenario of 200 nodes in two languages, with conditions, effects, ratings and facts: as large as real ones are. */
export function largeScenario(id: string): object {
  const texts: Record<string, string> = {
    title: 'Two hundred places',
    briefing: 'You lead a patrol.',
    setting: 'Ilmaria',
  };
  const say = (key: string, words: string): string => {
    texts[key] = words;
    return key;
  };
  const sentence = 'The road runs between two hills, and somebody waves from the second one. ';
  const way = (target: string, more: object = {}) => ({ target, effects: [], minutes: 1, ...more });
  const rated = (target: string, at: number, more: object = {}) => ({
    ...way(target, { effects: [{ add: `meter${String(at % 4)}`, by: '1' }] }),
    ratings: [{ objective: `o${String(at % 6)}`, rating: at % 2 === 0 ? 'good' : 'poor' }],
    cites: [`s${String(at % 8)}`],
    feedback: { text: say(`n${String(at)}.told${String(Object.keys(texts).length)}`, sentence), shown: 'debrief' },
    ...more,
  });
  const node = (at: number): object => {
    const [own, next, later] = [`n${String(at)}`, `n${String(at + 1)}`, `n${String(Math.min(at + 2, 199))}`];
    const seen = {
      id: own,
      text: say(`${own}.text`, `${String(at)}. ${sentence.repeat(3)}`),
      gives: [`f${String(at % 9)}`],
    };
    if (at === 199) return { kind: 'outcome', ...seen, grade: 'achieved', debrief: say(`${own}.debrief`, sentence) };
    if (at % 3 !== 0) return { kind: 'situation', ...seen, next: way(next) };
    const choices = ['a', 'b', 'c'].map((part, n) => ({
      id: `${own}${part}`,
      text: say(`${own}${part}.text`, `${sentence} (${part})`),
      ...(n === 2 && { when: `meter${String(at % 4)} >= 2 && visited('n0')` }),
      needs: [`f${String(at % 9)}`],
      ...rated(n === 1 ? later : next, at + n),
    }));
    return { kind: 'decision', ...seen, choices };
  };
  const some = (n: number, prefix: string) =>
    Array.from({ length: n }, (_, at) => ({
      id: `${prefix}${String(at)}`,
      text: say(`${prefix}${String(at)}`, sentence),
    }));
  const nodes = Array.from({ length: 200 }, (_, at) => node(at));
  const lists = { objectives: some(6, 'o'), facts: some(9, 'f'), sources: some(8, 's') };
  return {
    schema: 'peacewright.scenario',
    version: 1,
    id,
    language: 'en',
    title: 'title',
    briefing: 'briefing',
    setting: { kind: 'fictional', name: 'setting' },
    minutes: 60,
    ...lists,
    variables: Array.from({ length: 4 }, (_, at) => ({
      type: 'integer',
      id: `meter${String(at)}`,
      name: say(`meter${String(at)}`, `Meter ${String(at)}`),
      visible: true,
      min: 0,
      max: 3,
      start: 0,
    })),
    start: 'n0',
    nodes,
    texts,
    translations: { fr: { ...texts } },
  };
}
