import type { TextTree } from '../app/texts/text-files';

const texts = {
  title: 'Chercher partout',
  hint: 'Nom, numéro, cours, rubrique…',
  close: 'Fermer',
  results: 'Résultats',
  found: { one: '{{ n }} résultat', other: '{{ n }} résultats' },
  none: 'Aucun résultat pour « {{ typed }} ».',
  rotation: '{{ contingent }}, rotation {{ number }}',
  kind: {
    OWN_MODULE: 'Ma formation',
    PERSON: 'Personnes',
    ROTATION: 'Rotations',
    COURSE: 'Cours',
    MODULE: 'Modules',
    RECOMMENDATION: 'Recommandations',
    COMMAND: 'Aller à',
  },
  act: {
    newRotation: 'Nouvelle rotation',
    findPeople: 'Chercher des personnes',
    newOffering: 'Nouvelle session',
    modules: 'Modules',
    coverage: 'Couverture des recommandations',
    newRecommendation: 'Ajouter une recommandation',
    importSources: 'Importer des recommandations',
    invite: 'Inviter une personne',
    secret: 'Changer le mot de passe ou le code PIN',
  },
} satisfies TextTree;

export default texts;
