import type { TextTree } from '../app/texts/text-files';

const texts = {
  title: 'Sign in',
  lead: 'Use the account that your training centre or contingent gave you.',
  ended: 'Your session has ended. Sign in again; you will return to the page you were on.',
  byPassword: 'By e-mail',
  byPin: 'Shared tablet',
  email: 'E-mail',
  emailNeeded: 'Enter an e-mail address, such as name@example.org.',
  password: 'Password',
  passwordNeeded: 'Enter your password.',
  forgotten: 'Password forgotten? An administrator of your centre can send you a new link.',
  country: 'Country',
  countryNeeded: 'Choose your country.',
  service: 'Service',
  serviceNeeded: 'Choose your service.',
  number: 'Service number',
  numberHint: 'As printed on your slip, with any zeros in front.',
  numberNeeded: 'Enter your service number.',
  pin: 'PIN',
  pinNeeded: 'Enter your PIN, digits only.',
  pinForgotten: 'PIN forgotten? Your contingent’s training officer can give you a new one.',
  act: 'Sign in',
  demo: {
    heading: 'Try it as one of these people',
    hint: 'They are invented; one tap signs you in.',
  },
} satisfies TextTree;

export default texts;
