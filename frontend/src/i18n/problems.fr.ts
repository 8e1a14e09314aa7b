import type { TextTree } from '../app/texts/text-files';

const texts = {
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
    tooMany: 'Trop de demandes en peu de temps. Attendez {{ wait }}, puis réessayez.',
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
    failed: 'Votre saisie ne correspond pas. Vérifiez-la et réessayez.',
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
  centreValue: { notPercent: 'Un test prend cette valeur pour seuil de réussite : écrivez un nombre de 1 à 100.' },
  edit: {
    stale: 'Quelqu’un d’autre a modifié cela entre-temps. Votre texte est toujours là : comparez avant d’enregistrer.',
  },
  evidence: {
    own: 'Nul ne décide de son propre dossier. Demandez à une autre personne ayant ce rôle.',
    revoked: 'Cette preuve est déjà révoquée.',
  },
  learning: {
    noAttemptsLeft: 'Il ne reste aucun essai. Votre instructeur peut vous dire quoi faire ensuite.',
    waiting: 'Le prochain essai n’est pas encore ouvert. Relisez les leçons en attendant.',
    alreadyPassed: 'Vous avez déjà réussi. Il n’y a plus rien à faire.',
    certificateTakenBack:
      'Ce certificat a été révoqué. Un nouveau pourra être établi lorsque le bureau national ou le centre de formation l’aura autorisé.',
    notEarned: 'Il manque encore quelque chose avant de pouvoir le délivrer. Voyez ce qui reste à faire.',
  },
  edition: {
    refused: 'Cette étape n’est pas ouverte pour l’instant. Les raisons figurent avec l’édition.',
    notOpen: 'On ne peut écrire que dans un brouillon. Commencez une nouvelle édition pour changer quelque chose.',
    exists: 'Une nouvelle édition est déjà commencée. Continuez avec celle-ci.',
  },
  code: { taken: 'Ce code est déjà utilisé. Choisissez-en un autre.' },
  document: { invalid: 'Des parties de ce document ne sont pas conformes. Vérifiez ce qui est signalé.' },
  translation: {
    structure: 'La traduction doit avoir les mêmes parties que sa source. Rechargez les deux et comparez.',
  },
  file: {
    incomplete: 'Cette image est incomplète ou endommagée. Ouvrez-la, enregistrez-la de nouveau et réessayez.',
    svgUnsafe: 'Ce dessin contient des scripts ou des liens externes. Enregistrez-le comme simple dessin et réessayez.',
    typeRefused: 'Les fichiers de ce type ne sont pas acceptés ici.',
  },
  package: { invalid: 'Ce paquet est incomplet ou endommagé. Rien n’en a été repris.' },
  server: {
    failed:
      'Le serveur a rencontré une erreur. Rien de ce qui était enregistré n’est perdu. Réessayez dans un instant.',
    busy: 'Le serveur est occupé. Réessayez dans un instant.',
  },
} satisfies TextTree;

export default texts;
