import type { TextTree } from '../app/texts/text-files';

const texts = {
  title: 'Configurer Peacewright',
  lead: 'Cette installation est nouvelle. Choisissez son usage ; ce choix ne peut pas être changé sans tout recommencer.',
  demonstration: {
    heading: 'Démonstration',
    what: 'Avec le registre des recommandations, des cours et quatre contingents de trois pays inventés, plus ou moins avancés. Connectez-vous sous l’identité d’une de leurs personnes.',
    keep: 'Pour découvrir et pour montrer. Pas pour de vraies personnes.',
    act: 'Préparer la démonstration',
  },
  own: {
    heading: 'Notre propre centre',
    what: 'Commence avec le registre et le programme de référence, sans personne. Vous en devenez le premier administrateur.',
    keep: 'Pour de vraies formations. Rien d’inventé n’y figure.',
    act: 'Configurer notre centre',
  },
  preparing: 'Préparation',
  preparingHint: 'Cela prend une minute ou deux. Laissez cette page ouverte : la suite vient d’elle-même.',
  steps: {
    register: 'Lecture du registre des recommandations',
    curriculum: 'Mise en place des cours et des modules',
    reference: 'Chargement du contenu de référence',
    demonstration: 'Invention des contingents, des personnes et de leurs progrès',
    other: 'Travail en cours',
  },
  centre: {
    heading: 'Configurer notre centre',
    lead: 'Seulement ce qu’il faut pour commencer. Le code du pays ne pourra plus être changé.',
    administrator: 'Premier administrateur',
    name: 'Nom',
    email: 'Adresse électronique',
    emailNeeded: 'Saisissez une adresse électronique, par exemple nom@example.org.',
    password: 'Mot de passe',
    passwordRule: 'Au moins 12 caractères ; quelques mots se retiennent mieux.',
    country: 'Pays',
    countryEn: 'Nom en anglais',
    countryFr: 'Nom en français',
    countryCode: 'Code',
    countryCodeHint: 'Les deux lettres de la norme ISO 3166, par exemple GH ou UY.',
    centre: 'Centre de formation',
    centreName: 'Nom',
    timeZone: 'Fuseau horaire',
    timeZoneHint: 'Les échéances se terminent ici à minuit.',
    languages: 'Langues d’enseignement',
    needed: 'Ce champ est obligatoire.',
    act: 'Configurer',
    back: 'Retour',
  },
} satisfies TextTree;

export default texts;
