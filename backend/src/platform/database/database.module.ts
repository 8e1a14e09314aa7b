import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CONFIG, type Config } from '../config';
import { dataSourceOptions } from './data-source';
import { Database } from './database';

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => {
        if (config.databaseUrl === null)
          throw new Error('The database address is known before the application starts.');
        // Statements that do not wait for one another's answers share a journey to PostgreSQL.
        return dataSourceOptions(config.databaseUrl, config.databasePool, { pipeline: true });
      },
    }),
  ],
  providers: [Database],
  exports: [Database],
})
export class DatabaseModule {}
