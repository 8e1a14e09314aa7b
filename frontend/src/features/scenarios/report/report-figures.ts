import type { DrawnReportDto } from '@peacewright/api-client';
import type { GraphBadge, GraphHeat } from '../graph/graph';
import { wayKey } from '../graph/graph-nodes';

/** A text of the report, by its key. */
type Say = (key: string, params: Record<string, string | number>) => string;

const STEPS = 4;

/** At nodes where runs stand still and where they failed critically; at ways the share of those who came to their node. */
export function reportBadges(drawn: DrawnReportDto, say: Say): Map<string, GraphBadge[]> {
  const badges = new Map<string, GraphBadge[]>();
  for (const { id, left, critical } of drawn.nodes) {
    const own: GraphBadge[] = [];
    if (left > 0) own.push({ tone: 'due', sign: `‖ ${String(left)}`, words: say('leftHere', { n: left }) });
    if (critical > 0)
      own.push({ tone: 'overdue', sign: `! ${String(critical)}`, words: say('criticalHere', { n: critical }) });
    if (own.length > 0) badges.set(id, own);
  }
  const out = Map.groupBy(drawn.ways, ({ node }) => node);
  for (const [node, ways] of out) {
    const of = ways.reduce((sum, { taken }) => sum + taken, 0);
    // A single way on is taken by whoever goes on.
    if (of === 0 || ways.length === 1) continue;
    for (const { kind, id, taken } of ways) {
      const percent = percentOf(taken, of);
      const key = wayKey(node, (id === '' ? { kind } : { kind, id }) as Parameters<typeof wayKey>[1]);
      badges.set(key, [
        { tone: 'quiet', sign: say('percent', { percent }), words: say('share', { n: taken, of, percent }) },
      ]);
    }
  }
  return badges;
}

/** How many of the runs came to each node. */
export function reportHeat(drawn: DrawnReportDto, runs: number, say: Say): Map<string, GraphHeat> {
  return new Map(
    drawn.nodes.map(({ id, met }): [string, GraphHeat] => {
      const percent = percentOf(met, runs);
      const level = met === 0 || runs === 0 ? 0 : (Math.ceil((STEPS * met) / runs) as GraphHeat['level']);
      return [id, { level, sign: say('percent', { percent }), words: say('metHere', { n: met, of: runs, percent }) }];
    }),
  );
}

function percentOf(count: number, of: number): number {
  return of === 0 ? 0 : Math.round((100 * count) / of);
}
