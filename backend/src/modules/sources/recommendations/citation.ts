/** A recommendation `r` of document `d` as it is cited: the columns of `CitationDto`. */
export const CITATION = `r.code, r.paraphrase, r.speaker, r.paragraph, r.heading, r.authority, d.code AS "documentCode", d.title AS "documentTitle",
  d.date_from AS "dateFrom", d.date_to AS "dateTo"`;
