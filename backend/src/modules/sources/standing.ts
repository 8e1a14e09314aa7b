/**
 * Opens a query with `standing`: for every recommendation its status in one centre's eyes. OPEN: nothing answers it;
 * PLANNED: only what is not published yet; COVERED: at least one published answer, `strength` says how far; VERIFIED and
 * NOT_PURSUED: a person's word goes before. `centre` and `features` are places of parameters (`$1`); a null centre leaves
 * the links of the reference content. `features` are the codes of product features that can be used.
 */
export function withStanding(centre: string, features: string): string {
  return `WITH ${ANSWERS(centre, features)},
  answered AS (
    SELECT recommendation_id, count(*)::int AS links, bool_or(live) AS live, bool_or(live AND strength = 'FULL') AS full_answer
    FROM answer GROUP BY recommendation_id
  ),
  standing AS (
    SELECT r.id, COALESCE(a.links, 0) AS links,
           COALESCE(s.word, CASE WHEN a.links IS NULL THEN 'OPEN' WHEN a.live THEN 'COVERED' ELSE 'PLANNED' END) AS status,
           CASE WHEN a.full_answer THEN 'FULL' WHEN a.live THEN 'PARTIAL' END AS strength
    FROM recommendation r
    LEFT JOIN answered a ON a.recommendation_id = r.id
    LEFT JOIN recommendation_stance s ON s.centre_id = ${centre}::uuid AND s.recommendation_id = r.id
  )`;
}

/** Links as one centre sees them, with `live`: the target is published or in use. */
export const ANSWERS = (centre: string, features: string): string => `
  published AS MATERIALIZED (SELECT id, module_id, document FROM module_edition WHERE state = 'PUBLISHED'),
  target AS MATERIALIZED (
    SELECT module_id, 'MODULE' AS kind, module_id::text AS item FROM published
    UNION ALL
    SELECT p.module_id, CASE WHEN i.kind = 'LESSON' THEN 'LESSON' ELSE 'EXERCISE' END, i.id::text
    FROM published p JOIN edition_item i ON i.edition_id = p.id WHERE i.document IS NOT NULL
    UNION ALL
    SELECT p.module_id, 'OBJECTIVE', o->>'id' FROM published p CROSS JOIN LATERAL jsonb_array_elements(p.document->'objectives') o
  ),
  answer AS (
    SELECT l.*, CASE WHEN l.target_kind = 'FEATURE' THEN l.item_id = ANY(${features}) ELSE t.module_id IS NOT NULL END AS live
    FROM recommendation_link l
    LEFT JOIN target t ON t.module_id = l.module_id AND t.kind = l.target_kind AND t.item = l.item_id
    WHERE l.ended_at IS NULL AND (l.centre_id IS NULL OR l.centre_id = ${centre}::uuid)
  )`;
