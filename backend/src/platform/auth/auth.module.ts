import { Module } from '@nestjs/common';
import { Accounts } from './accounts';
import { SessionController } from './session.controller';
import { SessionQueries } from './session.queries';
import { Sessions } from './sessions';
import { SignInLimits } from './sign-in-limits';
import { SignInService } from './sign-in.service';

@Module({
  controllers: [SessionController],
  providers: [Accounts, Sessions, SessionQueries, SignInLimits, SignInService],
  exports: [Accounts, Sessions, SignInLimits],
})
export class AuthModule {}
