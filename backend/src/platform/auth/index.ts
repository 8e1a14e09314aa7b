export { Accounts, closeDigits, pinLogin, type NewAccount } from './accounts';
export { Actors } from './actors';
export { AuthModule } from './auth.module';
export { hashSecret, makePin, passwordIsWeak } from './secrets';
export { SESSION_COOKIE, Sessions } from './sessions';
export { SignInLimits } from './sign-in-limits';
export { identitiesOf } from './sign-in.service';
