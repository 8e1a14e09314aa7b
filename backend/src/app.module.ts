import { Module, type DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { AccommodationsModule } from './modules/accommodations';
import { EvidenceModule } from './modules/evidence';
import { ContingentsModule } from './modules/contingents';
import { CoursesModule } from './modules/courses';
import { LearningModule } from './modules/learning';
import { PeopleModule } from './modules/people';
import { InstanceModule } from './modules/instance';
import { ScenariosModule } from './modules/scenarios';
import { SourcesModule } from './modules/sources';
import { ReadinessModule } from './modules/readiness';
import { SearchModule } from './modules/search';
import { AccessModule } from './platform/access/access.module';
import { AuditModule } from './platform/audit';
import { CONFIG, type Config } from './platform/config';
import { ConfigModule } from './platform/config/config.module';
import { DatabaseModule } from './platform/database';
import { EventsModule } from './platform/events';
import { requestLog } from './platform/http';
import { JobsModule } from './platform/jobs';
import { LimitsModule } from './platform/limits';
import { StorageModule } from './platform/storage';
import { TimeModule } from './platform/time';
import { WebModule } from './platform/web';

/** The product: the one list of modules. */
@Module({})
export class AppModule {
  /** `config.databaseUrl` must be set: the embedded server's where none was given. */
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        LoggerModule.forRootAsync({
          inject: [CONFIG],
          useFactory: ({ logLevel }: Config) => ({
            pinoHttp: requestLog(logLevel),
          }),
        }),
        DatabaseModule,
        TimeModule,
        LimitsModule,
        AuditModule,
        EventsModule,
        StorageModule,
        JobsModule,
        AccessModule,
        WebModule,
        // The router tries routes in this order: what a class asks for all at once stands first.
        LearningModule,
        PeopleModule,
        CoursesModule,
        AccommodationsModule,
        EvidenceModule,
        ContingentsModule,
        ReadinessModule,
        SourcesModule,
        SearchModule,
        ScenariosModule,
        InstanceModule,
      ],
    };
  }
}
