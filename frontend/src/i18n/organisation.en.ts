import type { TextTree } from '../app/texts/text-files';

const texts = {
  title: 'Our country & centres',
  lead: 'Names that everybody sees, the services people belong to, and the centres that prepare them.',
  edit: 'Edit',
  save: 'Save',
  saved: 'Saved.',
  takeTheirs: 'Take over what is stored',
  country: {
    heading: 'Country',
    editOne: 'Edit {{ name }}',
    en: 'Name in English',
    fr: 'Name in French',
    needed: 'Enter a name.',
    code: 'Country code',
    codeHint: 'Two letters, as in ISO 3166-1.',
    add: 'Add country',
    invented: 'Invented country',
  },
  services: {
    heading: 'Services',
    code: 'Code',
    codeHint: 'Capital letters, as ARMY. It is part of how people sign in.',
    add: 'Add service',
    remove: 'Remove service {{ name }}',
    label: 'Service {{ n }}',
  },
  centres: {
    heading: 'Centres',
    none: 'No centre yet. Courses and rotations need one.',
    add: 'Add centre',
    addHeading: 'New centre',
    name: 'Name',
    timeZone: 'Time zone',
    timeZoneHint: 'A due day ends at midnight there.',
    languages: 'Languages of teaching',
    languagesNeeded: 'Choose at least one.',
  },
} satisfies TextTree;

export default texts;
