export { StepDto } from './practice/practice.dto';
export { Models } from './practice/models';
export { ReferenceScenarios } from './reference/reference-scenarios';
export { ScenariosModule } from './scenarios.module';
