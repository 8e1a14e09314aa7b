import type { TextTree } from '../app/texts/text-files';

const texts = {
  problems: {
    stepRefused: 'Step {{ at }} of this run is not possible in this scenario. Nothing of it was kept.',
    otherSteps: 'This run went on elsewhere in another way.',
    otherRun: 'This is another run than the one that is kept.',
    stepsMissing: 'Steps of this run are missing; {{ kept }} are kept.',
  },
} satisfies TextTree;

export default texts;
