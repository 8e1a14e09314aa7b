import type { TextTree } from '../app/texts/text-files';

const texts = {
  problems: {
    emailTaken: 'There is an account with this e-mail address already. Find it in the list and give it a role.',
    noEmail: 'This account has no e-mail address: it signs in with a service number and a PIN.',
    accountClosed: 'This account is closed. Reopen it first.',
    accountOpen: 'This account is open already.',
    ownAccount: 'Nobody closes their own account. Ask another administrator.',
    lastAdministrator: 'This is the last system administrator. Give the role to somebody else first.',
    roleHeld: 'The account holds this role here already.',
    serviceInUse: 'People or ranks are registered under this service ({{ service }}), so it has to stay.',
  },
} satisfies TextTree;

export default texts;
