import type { TextTree } from '../app/texts/text-files';

const texts = {
  problems: {
    emailTaken:
      'Un compte existe déjà avec cette adresse électronique. Cherchez-le dans la liste et donnez-lui un rôle.',
    noEmail: 'Ce compte n’a pas d’adresse électronique : il se connecte avec un matricule et un code PIN.',
    accountClosed: 'Ce compte est fermé. Rouvrez-le d’abord.',
    accountOpen: 'Ce compte est déjà ouvert.',
    ownAccount: 'Personne ne ferme son propre compte. Adressez-vous à un autre administrateur.',
    lastAdministrator: 'C’est le dernier administrateur du système. Donnez d’abord ce rôle à quelqu’un d’autre.',
    roleHeld: 'Le compte a déjà ce rôle ici.',
    serviceInUse: 'Des personnes ou des grades relèvent de ce service ({{ service }}) : il doit rester.',
  },
} satisfies TextTree;

export default texts;
