import type { TextTree } from '../app/texts/text-files';

export default {
  problems: {
    rankHeld: 'Des personnes portent encore ce grade. Donnez-leur d’abord un autre grade.',
    numberTaken: 'Une autre personne de ce service a déjà ce numéro.',
    otherName:
      'Ce numéro appartient à une personne d’un autre nom. Vérifiez le numéro ou choisissez la personne indiquée.',
    datesOrder: 'Les dates ne se suivent pas. Vérifiez celles qui sont marquées.',
    stateNotNext: 'Cette étape n’est pas possible dans l’état actuel de la rotation.',
    postTaken: 'Ce poste est déjà occupé. Utilisez « Remplacer » pour y mettre une autre personne.',
    alreadyOnRoll: 'Cette personne figure déjà sur l’état nominatif de cette rotation.',
    inUse: 'Encore utilisé : des personnes, des postes, des sous-unités ou des affectations de cours en dépendent.',
    fileDamaged:
      'Le fichier est illisible. Ouvrez-le dans votre tableur, enregistrez-le à nouveau et réessayez. Rien n’a été modifié.',
    fileEmpty: 'Aucune ligne trouvée dans les feuilles visibles du fichier. Rien n’a été modifié.',
    fileTooLarge: 'Le fichier est trop grand : 10 Mo, 5 000 lignes et 60 colonnes au plus. Rien n’a été modifié.',
    fileUnsupported: 'Ce type de fichier n’est pas lu. Utilisez XLSX ou CSV.',
    undecided: '{{ count }} lignes douteuses attendent encore une décision.',
    unmapped: 'Indiquez d’abord la colonne du numéro et celle du nom.',
    importClosed: 'Cet import est terminé. Chargez à nouveau le fichier pour recommencer.',
    notAdopted:
      '{{ count }} modules de référence de ce cours n’ont pas été adoptés par le centre préparateur. Son approbateur le fait dans le cours.',
    notPublished: 'Seule une édition publiée d’un cours du centre ou de référence peut servir.',
    alreadyAssigned: 'Ce cours est déjà attribué aux mêmes personnes.',
    noAccount: 'Cette personne n’a pas encore de compte.',
    notInstructor: 'Un instructeur doit avoir un rôle d’enseignement dans ce centre ou pour cette session.',
    offeringState: 'Cette étape n’est pas possible dans l’état actuel de la session.',
  },
} satisfies TextTree;
