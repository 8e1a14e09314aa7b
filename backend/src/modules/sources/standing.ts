/**
 * Opens a query with `standing`: for every recommendation its status in one centre's eyes. OPEN: nothing of the centre
 * answers it; PLANNED: only what is not published yet; COVERED: at least one published answer, `strength` says how far;
 * VERIFIED and NOT_PURSUED: a person's word goes before. `basis` says whose answer makes it so. `centre` and `features`
 * are places of parameters (`$1`); a null centre leaves the features of the product. `features` are the codes of those
 * that can be used.
 */
export function withStanding(centre: string, features: string): string {
  return `WITH ${ANSWERS(centre, features)},
  answered AS (
    SELECT recommendation_id, count(*) FILTER (WHERE counts)::int AS links, count(*) FILTER (WHERE NOT counts)::int AS suggestions,
           bool_or(counts) AS counts, bool_or(counts AND live) AS live, bool_or(counts AND live AND strength = 'FULL') AS full_answer,
           bool_or(own) AS own, bool_or(own AND live) AS own_live
    FROM answer GROUP BY recommendation_id
  ),
  standing AS (
    SELECT r.id, COALESCE(a.links, 0) AS links, COALESCE(a.suggestions, 0) AS suggestions,
           COALESCE(s.word, CASE WHEN a.live THEN 'COVERED' WHEN a.counts THEN 'PLANNED' ELSE 'OPEN' END) AS status,
           CASE WHEN a.full_answer THEN 'FULL' WHEN a.live THEN 'PARTIAL' END AS strength,
           CASE WHEN a.own_live OR (a.own AND NOT a.live) THEN 'OWN' WHEN a.counts THEN 'REFERENCE'
                WHEN a.suggestions > 0 THEN 'SUGGESTED' ELSE 'NONE' END AS basis
    FROM recommendation r
    LEFT JOIN answered a ON a.recommendation_id = r.id
    LEFT JOIN recommendation_stance s ON s.centre_id = ${centre}::uuid AND s.recommendation_id = r.id
  )`;
}

/**
 * Links as one centre sees them. `live`: the target is published or in use. `counts`: somebody of the centre stands behind
 * it (a link of its own, a reference module that it has adopted) or it is a feature that the centre uses with the product;
 * the other links of the reference content are suggestions. A suggestion that the centre has taken up, as it is or in its
 * own copy of the module, is left out.
 */
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
  adopted AS MATERIALIZED (
    SELECT DISTINCT e.module_id FROM adoption a JOIN module_edition e ON e.id = a.module_edition_id WHERE a.centre_id = ${centre}::uuid
  ),
  link AS MATERIALIZED (
    SELECT l.*, l.centre_id IS NOT NULL AS own, m.origin_module_id FROM recommendation_link l LEFT JOIN module m ON m.id = l.module_id
    WHERE l.ended_at IS NULL AND (l.centre_id IS NULL OR l.centre_id = ${centre}::uuid)
  ),
  answer AS (
    SELECT l.*, CASE WHEN l.target_kind = 'FEATURE' THEN l.item_id = ANY(${features}) ELSE t.module_id IS NOT NULL END AS live,
           l.own OR l.module_id IN (SELECT module_id FROM adopted) OR (l.target_kind = 'FEATURE' AND l.item_id = ANY(${features})) AS counts
    FROM link l
    LEFT JOIN target t ON t.module_id = l.module_id AND t.kind = l.target_kind AND t.item = l.item_id
    WHERE l.own OR NOT EXISTS (
      SELECT 1 FROM link o WHERE o.own AND o.recommendation_id = l.recommendation_id
        AND (o.origin_module_id = l.module_id OR (o.target_kind, o.item_id) = (l.target_kind, l.item_id)))
  )`;
