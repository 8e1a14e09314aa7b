import { Module } from '@nestjs/common';
import { Accounts } from './accounts';
import { Actors } from './actors';
import { SessionController } from './session.controller';
import { SessionQueries } from './session.queries';
import { Sessions } from './sessions';
import { SignInLimits } from './sign-in-limits';
import { SignInService } from './sign-in.service';

@Module({
  controllers: [SessionController],
  providers: [Accounts, Actors, Sessions, SessionQueries, SignInLimits, SignInService],
  exports: [Accounts, Actors, Sessions, SignInLimits],
})
export class AuthModule {}
