import { Global, Module } from '@nestjs/common';
import { Jobs } from './jobs';
import { JobsController } from './jobs.controller';

@Global()
@Module({ controllers: [JobsController], providers: [Jobs], exports: [Jobs] })
export class JobsModule {}
