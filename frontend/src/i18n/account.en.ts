import type { TextTree } from '../app/texts/text-files';

const texts = {
  title: 'My account',
  roles: {
    heading: 'My roles',
    role: 'Role',
    where: 'Where',
    until: 'Until',
    open: 'No end set',
    none: 'No role has been given to this account. You can follow your own training.',
  },
  screen: {
    heading: 'Screen',
    contrast: 'High contrast',
    contrastHint: 'Stronger text and lines, kept on this device.',
  },
  secret: {
    title: 'PIN or password',
    currentNeeded: 'Enter the present one first.',
    different: 'The two are not the same.',
  },
  pin: {
    heading: 'Change PIN',
    lead: 'You need it each time you sign in on a shared tablet.',
    forced: 'The PIN on your slip was only for the first time. Choose one that nobody else knows.',
    current: 'Present PIN',
    next: 'New PIN',
    again: 'New PIN again',
    rule: '6 to 12 digits, not all the same and not in a row.',
    act: 'Change PIN',
    done: 'Your PIN is changed.',
  },
  password: {
    heading: 'Change password',
    lead: 'You will stay signed in on this device.',
    forced: 'Choose a password that nobody else knows before you go on.',
    current: 'Present password',
    next: 'New password',
    again: 'New password again',
    rule: 'At least 12 characters; a few words are easier to remember.',
    act: 'Change password',
    done: 'Your password is changed.',
  },
} satisfies TextTree;

export default texts;
