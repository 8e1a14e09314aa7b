// The thread in which scenarios are proven: every state of a story, which may take its time.
import { parentPort, workerData } from 'node:worker_threads';
import { compileScenario, proveScenario } from '@peacewright/scenario-engine';
import type { ProofRequest, ScenarioProof } from './proof';

const { document, states, bytes } = workerData as ProofRequest;

function proof(): ScenarioProof {
  const compiled = compileScenario(document);
  if (!compiled.ok) return { proven: false, problems: compiled.problems, findings: [], unproven: [], explored: 0 };
  const { proven, findings, unproven, explored } = proveScenario(compiled.model, {
    budget: { states, bytes },
    reduce: true,
  });
  return { proven, problems: [], findings, unproven, explored };
}

parentPort?.postMessage(proof());
