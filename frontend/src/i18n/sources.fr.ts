import type { TextTree } from '../app/texts/text-files';

const texts = {
  problems: {
    linkExists: 'Cette réponse est déjà reliée. Rien n’a été modifié.',
    targetUnknown: 'Cette réponse n’existe plus ou appartient à un autre centre. Choisissez-en une autre.',
    copyUnsupported:
      'Seuls les fichiers texte, PDF et Word (DOCX) peuvent être lus. Enregistrez le document sous l’un de ces formats et joignez-le de nouveau.',
    copyTooLarge:
      'Le fichier est trop volumineux ou contient trop de texte. Joignez le document sans annexes ni images.',
    copyEncrypted: 'Le fichier est protégé par un mot de passe. Retirez la protection et joignez-le de nouveau.',
    copyDamaged: 'Le fichier est endommagé et illisible. Enregistrez-le de nouveau depuis le logiciel qui l’a créé.',
    copyTimeout: 'La lecture du fichier a pris trop de temps. Joignez-le plutôt en texte brut ou en Word.',
    copyEmpty:
      'Le fichier ne contient pas de texte ; une page numérisée n’est qu’une image. Joignez une version avec du texte.',
    importRefused: 'Rien n’a été importé. Corrigez les lignes ci-dessous et renvoyez le fichier.',
  },
} satisfies TextTree;

export default texts;
