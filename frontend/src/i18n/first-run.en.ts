import type { TextTree } from '../app/texts/text-files';

const texts = {
  title: 'Set up Peacewright',
  lead: 'This installation is new. Choose what it is for; the choice cannot be changed later without starting over.',
  demonstration: {
    heading: 'Demonstration',
    what: 'Filled with the register of recommendations, courses, and four contingents of three invented countries in different states of progress. Sign in as any of them.',
    keep: 'For looking around and for showing to others. Not for real people.',
    act: 'Prepare the demonstration',
  },
  own: {
    heading: 'Our own centre',
    what: 'Starts with the register and the reference curriculum, and without people. You become its first administrator.',
    keep: 'For real training. Nothing invented is put in.',
    act: 'Set up our centre',
  },
  preparing: 'Preparing',
  preparingHint: 'This takes a minute or two. You may leave this page open; it goes on by itself.',
  steps: {
    register: 'Reading the register of recommendations',
    curriculum: 'Laying out courses and modules',
    reference: 'Loading the reference content',
    demonstration: 'Inventing contingents, people and their progress',
    other: 'Working',
  },
  centre: {
    heading: 'Set up our centre',
    lead: 'Only what is needed to begin. The country’s code cannot be changed later.',
    administrator: 'First administrator',
    name: 'Name',
    email: 'E-mail',
    emailNeeded: 'Enter an e-mail address, such as name@example.org.',
    password: 'Password',
    passwordRule: 'At least 12 characters; a few words are easier to remember.',
    country: 'Country',
    countryEn: 'Name in English',
    countryFr: 'Name in French',
    countryCode: 'Code',
    countryCodeHint: 'The two letters of ISO 3166, such as GH or UY.',
    centre: 'Training centre',
    centreName: 'Name',
    timeZone: 'Time zone',
    timeZoneHint: 'Due dates end at midnight here.',
    languages: 'Languages of teaching',
    needed: 'This is needed.',
    act: 'Set up',
    back: 'Back',
  },
} satisfies TextTree;

export default texts;
