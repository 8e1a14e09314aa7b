import type { TextTree } from '../app/texts/text-files';

const texts = {
  title: 'Open your account',
  lead: 'Somebody has made an account for you. Choose a password, and it is yours.',
  name: 'Name',
  email: 'E-mail',
  password: 'Password',
  again: 'Password again',
  rule: 'At least 12 characters; a few words are easier to remember.',
  different: 'The two are not the same.',
  act: 'Open my account',
  done: 'Your account is open.',
} satisfies TextTree;

export default texts;
