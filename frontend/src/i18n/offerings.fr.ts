import type { TextTree } from '../app/texts/text-files';

/** A course at a place on some days: who attends, who teaches. Part of the contingents' texts. */
const texts = {
  title: 'Sessions',
  one: 'Session',
  lead: 'Cours donnés dans un centre à des dates : qui enseigne, qui participe.',
  new: 'Nouvelle session',
  empty: 'Aucune session',
  emptyHint:
    'Planifiez un cours dans votre centre et ajoutez des personnes depuis un état nominatif ; les instructeurs pourront signer les présences.',
  noEdition: 'Aucun cours publié',
  noEditionHint: 'Une session donne une édition publiée d’un cours. Publiez-en d’abord une.',
  name: 'Titre',
  place: 'Lieu',
  starts: 'Début',
  ends: 'Fin',
  mode: 'Mode',
  modes: {
    CLASSROOM: 'En salle',
    BLENDED: 'Hybride',
    ONLINE: 'En ligne',
    MOBILE_TEAM: 'Équipe mobile',
    IN_MISSION: 'En mission',
  },
  states: {
    PLANNED: 'Planifiée',
    OPEN: 'Ouverte',
    RUNNING: 'En cours',
    COMPLETED: 'Terminée',
    CANCELLED: 'Annulée',
  },
  steps: {
    PLANNED: 'Remettre à planifiée',
    OPEN: 'Ouvrir',
    RUNNING: 'Commencer',
    COMPLETED: 'Terminer',
    CANCELLED: 'Annuler la session',
  },
  people: {
    one: '{{ n }} personne',
    other: '{{ n }} personnes',
  },
  instructors: 'Instructeurs',
  noCandidate: 'Personne n’a encore de rôle d’enseignement dans ce centre. Accordez-en un sous Personnes.',
  noInstructor: 'Aucun instructeur désigné.',
  addPeople: 'Ajouter des personnes',
  rotation: 'Depuis l’état nominatif de',
  addRotation: 'Ajouter depuis l’état',
  numbers: 'Matricules',
  numbersHint: 'Un par ligne, ou séparés par des virgules.',
  find: 'Nom, matricule ou sous-unité',
  found: '{{ n }} sur {{ of }} personnes',
  addNumbers: 'Ajouter ces matricules',
  added: 'Personnes ajoutées : {{ added }} ; déjà présentes : {{ already }}.',
  unknown: 'Matricules inconnus : {{ numbers }}.',
  nobody: 'Personne n’y participe encore',
  nobodyHint: 'Ajoutez des personnes depuis un état nominatif, une sous-unité ou par matricule.',
  remove: 'Retirer',
} satisfies TextTree;

export default texts;
