import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AuthModule } from '../auth/auth.module';
import { AccessGuard } from './access.guard';
import { RouteCheck } from './route-check';

@Module({
  imports: [AuthModule, DiscoveryModule],
  providers: [{ provide: APP_GUARD, useClass: AccessGuard }, RouteCheck],
  exports: [RouteCheck],
})
export class AccessModule {}
