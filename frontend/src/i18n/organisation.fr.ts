import type { TextTree } from '../app/texts/text-files';

const texts = {
  title: 'Notre pays et nos centres',
  lead: 'Les noms que tout le monde voit, les services dont relèvent les personnes et les centres qui les préparent.',
  edit: 'Modifier',
  save: 'Enregistrer',
  saved: 'Enregistré.',
  takeTheirs: 'Reprendre ce qui est enregistré',
  country: {
    heading: 'Pays',
    editOne: 'Modifier {{ name }}',
    en: 'Nom en anglais',
    fr: 'Nom en français',
    needed: 'Indiquez un nom.',
    code: 'Code du pays',
    codeHint: 'Deux lettres, selon l’ISO 3166-1.',
    add: 'Ajouter un pays',
    invented: 'Pays imaginaire',
  },
  services: {
    heading: 'Services',
    code: 'Code',
    codeHint: 'En capitales, par exemple ARMY. Il sert à la connexion.',
    add: 'Ajouter un service',
    remove: 'Retirer le service {{ name }}',
    label: 'Service {{ n }}',
  },
  centres: {
    heading: 'Centres',
    none: 'Aucun centre pour l’instant. Les cours et les rotations en demandent un.',
    add: 'Ajouter un centre',
    addHeading: 'Nouveau centre',
    name: 'Nom',
    timeZone: 'Fuseau horaire',
    timeZoneHint: 'Une échéance prend fin à minuit, heure locale.',
    languages: 'Langues d’enseignement',
    languagesNeeded: 'Choisissez-en au moins une.',
  },
} satisfies TextTree;

export default texts;
