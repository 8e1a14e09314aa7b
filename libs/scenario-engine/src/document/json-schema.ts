import { z } from 'zod';
import { scenarioSchema } from './schema';

/** The schema as other tools read it: what an author writes, defaults left out. Published as docs/scenario.schema.json. */
export function scenarioJsonSchema(): string {
  const schema = z.toJSONSchema(scenarioSchema, { io: 'input' });
  return `${JSON.stringify({ title: 'Peacewright scenario', ...schema }, null, 2)}\n`;
}
