export { Jobs, type JobRun } from './jobs';
export { JobsModule } from './jobs.module';
