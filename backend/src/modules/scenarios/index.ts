export { ReferenceScenarios } from './reference/reference-scenarios';
export { ScenariosModule } from './scenarios.module';
