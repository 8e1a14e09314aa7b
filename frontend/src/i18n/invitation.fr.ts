import type { TextTree } from '../app/texts/text-files';

const texts = {
  title: 'Ouvrir votre compte',
  lead: 'Un compte a été préparé pour vous. Choisissez un mot de passe et il est à vous.',
  name: 'Nom',
  email: 'Adresse électronique',
  password: 'Mot de passe',
  again: 'Mot de passe, encore une fois',
  rule: 'Au moins 12 caractères ; quelques mots se retiennent mieux.',
  different: 'Les deux saisies ne sont pas identiques.',
  act: 'Ouvrir mon compte',
  done: 'Votre compte est ouvert.',
} satisfies TextTree;

export default texts;
