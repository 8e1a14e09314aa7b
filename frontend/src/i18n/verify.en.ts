import type { TextTree } from '../app/texts/text-files';

const texts = {
  title: 'Check a certificate',
  lead: 'Whoever holds the number of a certificate can see whether it stands.',
  number: 'Number of the certificate',
  look: 'Look it up',
  unknown: 'No such certificate',
  unknownHint: 'Compare the number with the paper, character by character. The letters I, L, O and U do not occur.',
  valid: 'Valid',
  revoked: 'Revoked',
  course: 'Course',
  edition: 'Edition',
  day: 'Completed on',
  name: 'Whose certificate?',
  nameHint:
    'Type the name as its holder gives it. It is compared and never shown; order, capitals and accents do not count.',
  confirm: 'Compare the name',
  matches: 'The certificate was made out to this name.',
  differs: 'The certificate was not made out to this name.',
  limits:
    'A certificate says that a course was completed. Readiness for a mission is certified by the contributing state.',
} satisfies TextTree;

export default texts;
