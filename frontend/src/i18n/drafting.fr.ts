import type { TextTree } from '../app/texts/text-files';

const texts = {
  otherTab: 'Ce texte est aussi ouvert dans un autre onglet. N’écrivez que dans l’un des deux.',
  offline:
    'Le serveur est injoignable. Ce que vous écrivez est gardé sur cet appareil et sera enregistré dès que la connexion reviendra.',
  restored: 'Ce que cet appareil avait gardé a été repris.',
  save: {
    saved: 'Enregistré',
    unsaved: 'Pas encore enregistré',
    saving: 'Enregistrement…',
    offline: 'Non enregistré : pas de connexion. Nouvel essai en cours.',
    refused: 'Non enregistré.',
    stale: 'Non enregistré : quelqu’un d’autre a modifié ceci.',
  },
  conflict: {
    heading: 'Quelqu’un a enregistré un autre texte entre-temps',
    what: 'Les deux sont là ; ce qui diffère est marqué. Rien n’est perdu avant votre choix.',
    mine: 'Mon texte',
    stored: 'Texte enregistré',
    copy: 'Copier le texte',
    copied: 'Le texte est dans le presse-papiers.',
    take: { mine: 'Garder mon texte', stored: 'Prendre le texte enregistré' },
  },
  states: {
    DRAFT: 'Brouillon',
    IN_REVIEW: 'En relecture',
    APPROVED: 'Approuvé',
    PUBLISHED: 'Publié',
    SUPERSEDED: 'Remplacé',
    RETIRED: 'Retiré',
  },
  comments: {
    none: 'Aucun commentaire ouvert ici.',
    all: 'Tous les commentaires de cette édition, réglés compris',
    add: 'Commenter',
    resolve: 'Régler',
    resolved: 'Réglé',
    reopen: 'Rouvrir',
  },
  steps: {
    heading: 'Étapes suivantes',
    comment: 'Commentaire pour les auteurs',
    commentNeeded: 'Dites pourquoi vous le renvoyez.',
    publish: {
      heading: 'Publier cette édition ?',
      firstBody: 'Elle est figée telle quelle, et les apprenants la reçoivent désormais.',
      body: 'Elle est figée telle quelle, et les apprenants la reçoivent désormais. L’édition précédente est remplacée.',
    },
    retire: {
      heading: 'Retirer cette édition ?',
      body: 'Elle ne peut plus être attribuée à personne. Ce qui a été terminé le reste.',
    },
  },
  actions: {
    submit: 'Envoyer en relecture',
    return: 'Rendre au brouillon',
    approve: 'Approuver',
    publish: 'Publier',
    retire: 'Retirer',
  },
  done: {
    submit: 'Envoyé en relecture.',
    return: 'De nouveau en brouillon.',
    approve: 'Approuvé.',
    publish: 'Publié.',
    retire: 'Retiré.',
  },
  reasons: {
    edition: {
      empty: 'Il n’y a encore rien dedans.',
      authorMayNotApprove: 'Une personne qui y a écrit ne peut pas l’approuver.',
      blockingFindings: 'Points du contrôle qui font obstacle : {{ count }}.',
      referenceReadOnly: 'Le contenu de référence ne se modifie pas ici. Copiez-le dans un centre.',
      noSuchStep: 'Quelqu’un l’a fait avancer entre-temps : son état a changé.',
      permissionMissing: 'Vos rôles dans ce centre ne le prévoient pas.',
      notProven:
        'La preuve n’est pas allée à son terme : l’histoire a plus d’états qu’on ne peut en explorer. Retirez des variables ou réduisez leurs intervalles.',
      filesMissing: 'Images ou enregistrements introuvables : {{ count }}.',
      openComments: 'Commentaires qui ne sont pas réglés : {{ count }}.',
      fictionUnchecked: 'Lignes du contrôle de la fiction qui ne sont pas cochées : {{ count }}.',
    },
    course: {
      nothingPublished: 'Aucun de ses modules n’a encore d’édition publiée : 0 sur {{ count }}.',
      ruleOutOfReach: 'Modules demandés : {{ count }} ; publiés : {{ published }} seulement.',
    },
    translation: {
      incomplete: 'Des parties ne sont pas encore complètes.',
      missing: 'Des parties ne sont pas encore traduites.',
      structure: 'Des parties ne sont pas encore traduites.',
      outdated: 'La source a changé depuis ; revoyez les parties marquées.',
      translatorMayNotApprove: 'Qui l’a traduite ne peut pas l’approuver.',
    },
  },
} satisfies TextTree;

export default texts;
