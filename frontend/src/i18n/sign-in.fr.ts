import type { TextTree } from '../app/texts/text-files';

const texts = {
  title: 'Connexion',
  lead: 'Utilisez le compte que votre centre de formation ou votre contingent vous a donné.',
  ended: 'Votre session est terminée. Reconnectez-vous : vous retrouverez la page où vous étiez.',
  byPassword: 'Par courriel',
  byPin: 'Tablette partagée',
  email: 'Adresse électronique',
  emailNeeded: 'Saisissez une adresse électronique, par exemple nom@example.org.',
  password: 'Mot de passe',
  passwordNeeded: 'Saisissez votre mot de passe.',
  forgotten: 'Mot de passe oublié ? Un administrateur de votre centre peut vous envoyer un nouveau lien.',
  country: 'Pays',
  countryNeeded: 'Choisissez votre pays.',
  service: 'Service',
  serviceNeeded: 'Choisissez votre service.',
  number: 'Matricule',
  numberHint: 'Tel qu’il est imprimé sur votre fiche, zéros initiaux compris.',
  numberNeeded: 'Saisissez votre matricule.',
  pin: 'Code PIN',
  pinNeeded: 'Saisissez votre code PIN, en chiffres seulement.',
  pinForgotten: 'Code PIN oublié ? L’officier formation de votre contingent peut vous en donner un nouveau.',
  act: 'Se connecter',
  demo: {
    heading: 'Essayez avec l’une de ces personnes',
    hint: 'Elles sont inventées ; un seul geste suffit pour se connecter.',
  },
} satisfies TextTree;

export default texts;
