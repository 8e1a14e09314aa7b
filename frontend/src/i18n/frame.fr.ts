import type { TextTree } from '../app/texts/text-files';

const texts = {
  frame: {
    skip: 'Aller au contenu',
    places: 'Rubriques',
    home: 'Peacewright, accueil',
    expand: 'Afficher les noms',
    collapse: 'Réduire cette liste',
    more: 'Plus',
    language: 'Langue',
    person: 'Compte de {{ name }}',
    account: 'Mon compte',
    changePin: 'Changer le code PIN',
    changePassword: 'Changer le mot de passe',
    signOut: 'Se déconnecter',
    showSecret: 'Afficher ce que je saisis',
    demonstration: 'Démonstration.',
    demonstrationHint: 'Toutes les personnes, tous les pays et tous les contingents sont inventés.',
    cannotStart: 'Peacewright ne peut pas démarrer',
    theme: { label: 'Couleurs', system: 'Appareil', light: 'Clair', dark: 'Sombre' },
  },
  places: {},
  notFound: {
    title: 'Page introuvable',
    heading: 'Il n’y a rien pour vous à cette adresse',
    hint: 'Le lien est peut-être mal saisi ou ancien, ou il demande un rôle que vous n’avez pas.',
    home: 'Aller à mon accueil',
  },
  roles: {
    LEARNER: 'Apprenant',
    INSTRUCTOR: 'Instructeur',
    ASSESSOR: 'Évaluateur des épreuves',
    CURRICULUM_DEVELOPER: 'Concepteur de programmes',
    APPROVER: 'Approbateur',
    TRANSLATOR: 'Traducteur',
    CONTINGENT_TRAINING_OFFICER: 'Officier formation du contingent',
    CENTRE_ADMIN: 'Administrateur du centre',
    NATIONAL_DESK: 'Bureau national',
    SIGNATORY: 'Signataire',
    EXERCISE_DIRECTOR: 'Directeur d’exercice',
    EXCON: 'Direction et animation d’exercice',
    CONTROLLER: 'Contrôleur d’exercice',
    PLAYER: 'Joueur',
    EVALUATOR: 'Observateur-évaluateur',
    VISITOR_AUDITOR: 'Auditeur en visite',
    SYSTEM_ADMIN: 'Administrateur du système',
  },
  ui: {
    loading: 'Chargement',
    tryAgain: 'Réessayer',
    dismiss: 'Fermer le message',
    cancel: 'Annuler',
    reference: 'Référence pour l’assistance : {{ id }}',
    dropHere: 'Déposez un fichier ici ou choisissez-en un',
    progress: '{{ done }} sur {{ total }}',
    days: {
      left: { one: '{{ n }} jour restant', other: '{{ n }} jours restants' },
      overdue: { one: '{{ n }} jour de retard', other: '{{ n }} jours de retard' },
      today: { one: 'À faire aujourd’hui', other: 'À faire aujourd’hui' },
    },
    state: { met: 'Fait', partly: 'Fait en partie', due: 'À faire', overdue: 'En retard', na: 'Sans objet' },
  },
  problems: {
    unknown:
      'Quelque chose n’a pas fonctionné. Rien de ce qui était enregistré n’est perdu. Réessayez ; si cela se reproduit, prévenez l’assistance.',
    client: {
      offline: 'Le serveur est injoignable. Vérifiez la connexion, puis réessayez.',
      unreadable: 'La réponse du serveur est illisible. Réessayez dans un instant.',
    },
    request: {
      invalid: 'Une partie de la saisie ne peut pas être acceptée. Vérifiez les champs et réessayez.',
      malformed: 'La demande n’a pas pu être lue. Rechargez la page et réessayez.',
      tooLarge: 'C’est trop volumineux. Réduisez la taille et réessayez.',
      tooMany: 'Trop de demandes en peu de temps. Attendez un instant, puis réessayez.',
      notFound: 'Cet élément n’existe pas, ou vous ne pouvez pas le voir.',
      conflict: 'Cela ne concorde pas avec ce qui est déjà enregistré. Rechargez et vérifiez.',
      csrf: 'Cette page est trop ancienne pour enregistrer. Rechargez-la et réessayez.',
      unsupportedMedia: 'Les fichiers de ce type ne peuvent pas être lus ici.',
    },
    access: {
      signInNeeded: 'Connectez-vous pour continuer.',
      refused: 'Vos rôles ne le permettent pas.',
      mustChangePin: 'Remplacez d’abord le code PIN ou le mot de passe qui vous a été remis.',
    },
    signIn: {
      failed: 'Cela ne correspond à aucun compte. Vérifiez votre saisie et réessayez.',
      locked:
        'Trop d’essais erronés. Réessayez dans {{ minutes }} min, ou demandez à votre officier formation de lever le blocage.',
    },
    pin: {
      weak: 'Ce code PIN est trop facile à deviner. Prenez 6 à 12 chiffres, ni tous identiques ni à la suite.',
    },
    password: {
      weak: 'Ce mot de passe est trop facile à deviner. Prenez au moins 12 caractères, dont plusieurs différents.',
    },
    invitation: { invalid: 'Ce lien a déjà servi ou a expiré. Demandez-en un nouveau.' },
    instance: {
      alreadySet: 'Cette installation est déjà configurée. Rechargez la page.',
      notSet: 'Cette installation n’est pas encore configurée.',
    },
    edit: {
      stale:
        'Quelqu’un d’autre a modifié cela entre-temps. Votre texte est toujours là : comparez avant d’enregistrer.',
    },
    server: {
      failed: 'Le serveur a échoué. Rien de ce qui était enregistré n’est perdu. Réessayez dans un instant.',
      busy: 'Le serveur est occupé. Réessayez dans un instant.',
    },
  },
} satisfies TextTree;

export default texts;
