import type { TextTree } from '../app/texts/text-files';

const texts = {
  title: 'Vérifier un certificat',
  lead: 'Toute personne qui détient le numéro d’un certificat peut vérifier s’il est valable.',
  number: 'Numéro du certificat',
  look: 'Rechercher',
  unknown: 'Aucun certificat ne porte ce numéro',
  unknownHint:
    'Comparez le numéro avec le papier, caractère par caractère. Les lettres I, L, O et U n’y figurent jamais.',
  valid: 'Valable',
  revoked: 'Révoqué',
  course: 'Cours',
  edition: 'Édition',
  day: 'Terminé le',
  name: 'À qui est ce certificat ?',
  nameHint:
    'Saisissez le nom tel que son titulaire le donne. Il est comparé et jamais affiché ; l’ordre, les majuscules et les accents ne comptent pas.',
  confirm: 'Comparer le nom',
  matches: 'Le certificat a été établi à ce nom.',
  differs: 'Le certificat n’a pas été établi à ce nom.',
  limits:
    'Un certificat de réussite atteste qu’un cours a été terminé. Dire si quelqu’un est prêt pour une mission relève de la certification de l’État.',
} satisfies TextTree;

export default texts;
