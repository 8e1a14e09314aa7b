import type { TextTree } from '../app/texts/text-files';

const texts = {
  title: 'Mon compte',
  roles: {
    heading: 'Mes rôles',
    role: 'Rôle',
    where: 'Où',
    until: 'Jusqu’au',
    open: 'Sans date de fin',
    none: 'Aucun rôle n’a été donné à ce compte. Vous pouvez suivre votre propre formation.',
  },
  screen: {
    heading: 'Écran',
    contrast: 'Contraste élevé',
    contrastHint: 'Textes et traits renforcés, sur cet appareil.',
  },
  secret: {
    title: 'Code PIN ou mot de passe',
    currentNeeded: 'Saisissez d’abord l’actuel.',
    different: 'Les deux saisies ne sont pas identiques.',
  },
  pin: {
    heading: 'Changer le code PIN',
    lead: 'Il vous est demandé à chaque connexion sur une tablette partagée.',
    forced: 'Le code PIN de votre fiche ne servait que la première fois. Choisissez-en un que vous seul connaissez.',
    current: 'Code PIN actuel',
    next: 'Nouveau code PIN',
    again: 'Nouveau code PIN, encore une fois',
    rule: '6 à 12 chiffres, ni tous identiques ni à la suite.',
    act: 'Changer le code PIN',
    done: 'Votre code PIN est changé.',
  },
  password: {
    heading: 'Changer le mot de passe',
    lead: 'Vous resterez connecté sur cet appareil.',
    forced: 'Choisissez un mot de passe que vous seul connaissez avant de continuer.',
    current: 'Mot de passe actuel',
    next: 'Nouveau mot de passe',
    again: 'Nouveau mot de passe, encore une fois',
    rule: 'Au moins 12 caractères ; quelques mots se retiennent mieux.',
    act: 'Changer le mot de passe',
    done: 'Votre mot de passe est changé.',
  },
} satisfies TextTree;

export default texts;
