import { compileScenario, proving } from '@peacewright/scenario-engine';
import type { ProofNews, ProofWork } from './proof-work';

/** What a tablet bears beside a browser; the server proves with more before anything is published. */
const BUDGET = { states: 1_000_000, bytes: 200_000_000 };

/** The number of the newest document: work on any other is dropped. */
let newest = 0;

addEventListener('message', ({ data }: MessageEvent<ProofWork>) => {
  newest = data.number;
  void prove(data);
});

function tell(news: ProofNews): void {
  postMessage(news);
}

async function prove({ number, document }: ProofWork): Promise<void> {
  const compiled = compileScenario(document);
  if (!compiled.ok) {
    const nothing = {
      proven: false,
      unproven: [],
      undecided: [],
      explored: 0,
      states: null,
      findings: [],
      figures: null,
    };
    tell({ number, done: { problems: compiled.problems, ...nothing } });
    return;
  }
  const work = proving(compiled.model, { budget: BUDGET, reduce: true });
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) {
      tell({ number, done: { problems: [], ...step.value } });
      return;
    }
    tell({ number, explored: step.value });
    // Lets a newer document in.
    await new Promise((resolve) => setTimeout(resolve));
    if (number !== newest) return;
  }
}
