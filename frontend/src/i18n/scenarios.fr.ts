import type { TextTree } from '../app/texts/text-files';

const texts = {
  problems: {
    stepRefused: 'L’étape {{ at }} de ce parcours n’est pas possible dans ce scénario. Rien n’en a été gardé.',
    otherSteps: 'Ce parcours a continué autrement ailleurs.',
    otherRun: 'Ce parcours n’est pas celui qui est gardé.',
    stepsMissing: 'Il manque des étapes à ce parcours ; {{ kept }} sont gardées.',
  },
} satisfies TextTree;

export default texts;
