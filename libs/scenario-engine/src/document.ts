/** For authors and the server: the schema itself, apart from the engine, so that learners' pages do without it. */
export { markupIn, markupProblems } from './document/markup';
export { readScenario, readScenarioText, SCENARIO_SIZE_LIMIT, type ReadScenario } from './document/read';
export { SCENARIO_VERSION, scenarioSchema } from './document/schema';
export { liftedScenario, upgradeScenario } from './document/upgrade';
export { scenarioJsonSchema } from './document/json-schema';
