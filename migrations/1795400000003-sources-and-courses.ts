import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Source documents and recommendations; modules, courses, their editions, translations, references and centre's values. */
export class SourcesAndCourses1795400000003 implements MigrationInterface {
  readonly name = 'SourcesAndCourses1795400000003';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      -- Sources are shared by all centres; owner_centre_id says who added one (null: reference).
      CREATE TABLE source_document (
        id uuid PRIMARY KEY,
        owner_centre_id uuid REFERENCES centre,
        code text NOT NULL UNIQUE CHECK (code ~ '^[A-Z0-9]{2,12}$'),
        title text NOT NULL,
        kind text NOT NULL,
        issuer text NOT NULL DEFAULT '',
        date_from date NOT NULL,
        date_to date NOT NULL,
        authority_note jsonb NOT NULL DEFAULT '{}',
        -- What the file looks like that a centre attaches, and an oddity of the document; both in two languages.
        file_hint jsonb NOT NULL DEFAULT '{}',
        data_note jsonb,
        created_by uuid,
        created_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1,
        CHECK (date_from <= date_to)
      );

      -- A centre's own copy of a document, and the paragraphs read out of it.
      CREATE TABLE document_copy (
        id uuid PRIMARY KEY,
        centre_id uuid NOT NULL REFERENCES centre,
        source_document_id uuid NOT NULL REFERENCES source_document,
        file_hash text NOT NULL REFERENCES file,
        file_name text NOT NULL,
        format text NOT NULL CHECK (format IN ('TXT','PDF','DOCX')),
        attached_by uuid NOT NULL,
        attached_at timestamptz NOT NULL,
        UNIQUE (centre_id, source_document_id)
      );
      CREATE TABLE document_paragraph (
        copy_id uuid NOT NULL REFERENCES document_copy ON DELETE CASCADE,
        seq int NOT NULL,
        text text NOT NULL,
        PRIMARY KEY (copy_id, seq)
      );

      CREATE TABLE recommendation (
        id uuid PRIMARY KEY,
        owner_centre_id uuid REFERENCES centre,
        code text NOT NULL UNIQUE CHECK (code ~ '^[A-Z0-9]{2,12}-[0-9]{3,5}$'),
        source_document_id uuid NOT NULL REFERENCES source_document,
        paragraph text,
        heading text,
        speaker text,
        paraphrase text NOT NULL,
        topics text[] NOT NULL DEFAULT '{}',
        kind text NOT NULL CHECK (kind IN ('TOPIC_TO_TRAIN','CAPABILITY','WAY_TO_TRAIN','HOW_TO_MEASURE','TARGET_FIGURE')),
        implication text NOT NULL DEFAULT '',
        authority text NOT NULL CHECK (authority IN ('GROUP_RECOMMENDATION','CHAIR_SUMMARY','NATIONAL_PRACTICE','STATEMENT','VIEW_NOT_AGREED','EXPERT_OPINION','FIGURE')),
        quality_note text,
        fingerprint jsonb,
        search tsvector GENERATED ALWAYS AS (
          to_tsvector('english', code || ' ' || paraphrase || ' ' || implication || ' ' || coalesce(speaker, '') || ' ' || coalesce(heading, ''))
        ) STORED,
        created_by uuid,
        created_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1
      );
      CREATE INDEX recommendation_document ON recommendation (source_document_id, code);
      CREATE INDEX recommendation_search ON recommendation USING gin (search);
      CREATE INDEX recommendation_topics ON recommendation USING gin (topics);

      CREATE TABLE passage (
        copy_id uuid NOT NULL REFERENCES document_copy ON DELETE CASCADE,
        recommendation_id uuid NOT NULL REFERENCES recommendation,
        seq int,
        score real,
        PRIMARY KEY (copy_id, recommendation_id)
      );

      -- What a centre says of a recommendation; OPEN, PLANNED and COVERED are derived from its links.
      CREATE TABLE recommendation_stance (
        centre_id uuid NOT NULL REFERENCES centre,
        recommendation_id uuid NOT NULL REFERENCES recommendation,
        word text CHECK (word IN ('VERIFIED','NOT_PURSUED')),
        reason text NOT NULL DEFAULT '',
        owner_id uuid,
        review_on date,
        said_by uuid NOT NULL,
        said_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (centre_id, recommendation_id)
      );

      -- centre_id null: a link the reference content brings, seen by every centre.
      CREATE TABLE recommendation_link (
        id uuid PRIMARY KEY,
        centre_id uuid REFERENCES centre,
        recommendation_id uuid NOT NULL REFERENCES recommendation,
        target_kind text NOT NULL CHECK (target_kind IN ('MODULE','LESSON','EXERCISE','OBJECTIVE','FEATURE')),
        -- The module, and inside it the stable item or objective id; features by their code.
        module_id uuid,
        item_id text NOT NULL,
        strength text NOT NULL CHECK (strength IN ('FULL','PARTIAL')),
        note text NOT NULL DEFAULT '',
        created_by uuid,
        created_at timestamptz NOT NULL,
        ended_at timestamptz,
        ended_by uuid
      );
      CREATE UNIQUE INDEX recommendation_link_once ON recommendation_link
        (recommendation_id, COALESCE(centre_id, '00000000-0000-0000-0000-000000000000'), target_kind, COALESCE(module_id, '00000000-0000-0000-0000-000000000000'), item_id)
        WHERE ended_at IS NULL;
      CREATE INDEX recommendation_link_module ON recommendation_link (module_id) WHERE ended_at IS NULL;

      CREATE TABLE reference_document (
        id uuid PRIMARY KEY,
        owner_centre_id uuid REFERENCES centre,
        title text NOT NULL,
        issuer text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL
      );
      CREATE TABLE reference_edition (
        id uuid PRIMARY KEY,
        document_id uuid NOT NULL REFERENCES reference_document,
        number text NOT NULL,
        issued_on date,
        review_on date,
        url text,
        created_at timestamptz NOT NULL,
        UNIQUE (document_id, number)
      );

      -- owner_centre_id null: reference content, of no centre.
      CREATE TABLE module (
        id uuid PRIMARY KEY,
        owner_centre_id uuid REFERENCES centre,
        code text NOT NULL,
        origin_module_id uuid REFERENCES module,
        waivable boolean NOT NULL DEFAULT true,
        created_by uuid,
        created_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX module_code ON module (COALESCE(owner_centre_id, '00000000-0000-0000-0000-000000000000'), code);
      ALTER TABLE recommendation_link ADD FOREIGN KEY (module_id) REFERENCES module;

      CREATE TABLE module_edition (
        id uuid PRIMARY KEY,
        module_id uuid NOT NULL REFERENCES module,
        number int NOT NULL,
        state text NOT NULL CHECK (state IN ('DRAFT','IN_REVIEW','APPROVED','PUBLISHED','SUPERSEDED','RETIRED')),
        language text NOT NULL,
        -- Title, terms, objectives, rule cards, centre's values: peacewright.module.
        document jsonb NOT NULL,
        -- Moves with the document only: what translations follow.
        document_version int NOT NULL DEFAULT 1,
        change_note text NOT NULL DEFAULT '',
        origin_edition_id uuid REFERENCES module_edition,
        created_by uuid,
        created_at timestamptz NOT NULL,
        submitted_by uuid,
        submitted_at timestamptz,
        approved_by uuid,
        approved_at timestamptz,
        published_at timestamptz,
        review_due date,
        -- SHA-256 over manifest, the canonical bytes (RFC 8785) of the source language.
        hash text,
        manifest bytea,
        version int NOT NULL DEFAULT 1,
        UNIQUE (module_id, number),
        CHECK ((state IN ('PUBLISHED','SUPERSEDED','RETIRED')) = (hash IS NOT NULL) OR state = 'RETIRED')
      );
      CREATE UNIQUE INDEX module_edition_open ON module_edition (module_id) WHERE state IN ('DRAFT','IN_REVIEW','APPROVED');
      CREATE UNIQUE INDEX module_edition_current ON module_edition (module_id) WHERE state = 'PUBLISHED';

      CREATE TABLE edition_author (
        edition_id uuid NOT NULL REFERENCES module_edition,
        account_id uuid NOT NULL,
        PRIMARY KEY (edition_id, account_id)
      );

      CREATE TABLE edition_item (
        edition_id uuid NOT NULL REFERENCES module_edition,
        id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('LESSON','TEST','SCENARIO','DRILL','COLLECTIVE_TASK','TABLETOP','LANGUAGE_PRACTICE')),
        position int NOT NULL,
        title text NOT NULL,
        intent text NOT NULL DEFAULT '',
        objectives text[] NOT NULL DEFAULT '{}',
        -- Null: planned, not written yet.
        document jsonb,
        -- Minutes of the short and the long way: the document's own once it is written, the plan before.
        minutes_short int,
        minutes_long int,
        updated_by uuid,
        updated_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (edition_id, id)
      );

      CREATE TABLE edition_translation (
        edition_id uuid NOT NULL REFERENCES module_edition,
        language text NOT NULL,
        state text NOT NULL CHECK (state IN ('DRAFT','APPROVED')),
        document jsonb,
        document_source_version int,
        created_by uuid,
        created_at timestamptz NOT NULL,
        approved_by uuid,
        approved_at timestamptz,
        source_hash text,
        hash text,
        manifest bytea,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (edition_id, language)
      );
      -- Whoever wrote in a translation may not approve it.
      CREATE TABLE translation_author (
        edition_id uuid NOT NULL,
        language text NOT NULL,
        account_id uuid NOT NULL,
        PRIMARY KEY (edition_id, language, account_id),
        FOREIGN KEY (edition_id, language) REFERENCES edition_translation
      );
      CREATE TABLE edition_translation_item (
        edition_id uuid NOT NULL,
        language text NOT NULL,
        item_id uuid NOT NULL,
        document jsonb NOT NULL,
        -- Version of the source item that this text follows; smaller than the item's own: out of date.
        source_version int NOT NULL,
        updated_by uuid,
        updated_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (edition_id, language, item_id),
        FOREIGN KEY (edition_id, language) REFERENCES edition_translation
      );

      CREATE TABLE edition_reference (
        edition_id uuid NOT NULL REFERENCES module_edition,
        reference_edition_id uuid NOT NULL REFERENCES reference_edition,
        PRIMARY KEY (edition_id, reference_edition_id)
      );

      CREATE TABLE review_comment (
        id uuid PRIMARY KEY,
        edition_id uuid NOT NULL REFERENCES module_edition,
        item_id uuid,
        block_id text,
        author_id uuid NOT NULL,
        text text NOT NULL,
        created_at timestamptz NOT NULL,
        resolved_at timestamptz,
        resolved_by uuid
      );
      CREATE INDEX review_comment_edition ON review_comment (edition_id);

      -- A centre's approver takes a reference edition as its own before a real rotation is assigned one.
      CREATE TABLE adoption (
        centre_id uuid NOT NULL REFERENCES centre,
        module_edition_id uuid NOT NULL REFERENCES module_edition,
        adopted_by uuid NOT NULL,
        adopted_at timestamptz NOT NULL,
        note text NOT NULL DEFAULT '',
        PRIMARY KEY (centre_id, module_edition_id)
      );
      CREATE TABLE centre_value (
        centre_id uuid NOT NULL REFERENCES centre,
        key text NOT NULL,
        value text NOT NULL,
        source text NOT NULL DEFAULT '',
        set_by uuid NOT NULL,
        set_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (centre_id, key)
      );

      CREATE TABLE course (
        id uuid PRIMARY KEY,
        owner_centre_id uuid REFERENCES centre,
        code text NOT NULL,
        family text NOT NULL CHECK (family IN ('CPTM','STM','RTP','NATIONAL','MISSION')),
        title jsonb NOT NULL,
        audience jsonb NOT NULL DEFAULT '{}',
        level text NOT NULL DEFAULT '',
        origin_course_id uuid REFERENCES course,
        created_by uuid,
        created_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1
      );
      CREATE UNIQUE INDEX course_code ON course (COALESCE(owner_centre_id, '00000000-0000-0000-0000-000000000000'), code);

      CREATE TABLE course_edition (
        id uuid PRIMARY KEY,
        course_id uuid NOT NULL REFERENCES course,
        number int NOT NULL,
        state text NOT NULL CHECK (state IN ('DRAFT','IN_REVIEW','APPROVED','PUBLISHED','SUPERSEDED','RETIRED')),
        pass_rule jsonb NOT NULL DEFAULT '{"kind":"allModules"}',
        planned_minutes int NOT NULL DEFAULT 0,
        created_by uuid,
        created_at timestamptz NOT NULL,
        submitted_by uuid,
        submitted_at timestamptz,
        approved_by uuid,
        approved_at timestamptz,
        published_at timestamptz,
        hash text,
        manifest bytea,
        version int NOT NULL DEFAULT 1,
        UNIQUE (course_id, number)
      );
      CREATE UNIQUE INDEX course_edition_open ON course_edition (course_id) WHERE state IN ('DRAFT','IN_REVIEW','APPROVED');
      CREATE UNIQUE INDEX course_edition_current ON course_edition (course_id) WHERE state = 'PUBLISHED';
      CREATE TABLE course_edition_module (
        course_edition_id uuid NOT NULL REFERENCES course_edition,
        position int NOT NULL,
        module_id uuid NOT NULL REFERENCES module,
        -- Pinned when the course edition is published.
        module_edition_id uuid REFERENCES module_edition,
        PRIMARY KEY (course_edition_id, module_id)
      );
      CREATE INDEX course_edition_module_edition ON course_edition_module (module_edition_id);
      CREATE TABLE course_edition_author (
        course_edition_id uuid NOT NULL REFERENCES course_edition,
        account_id uuid NOT NULL,
        PRIMARY KEY (course_edition_id, account_id)
      );

      -- What is published stays as it is, whoever asks. Only the state (and what counts changes of it) moves on.
      CREATE FUNCTION keep_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.hash IS NULL THEN
          RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
        END IF;
        IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - 'state' - 'version' - 'review_due') IS DISTINCT FROM (to_jsonb(OLD) - 'state' - 'version' - 'review_due') THEN
          RAISE EXCEPTION 'a published row of % is frozen', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER module_edition_frozen BEFORE UPDATE OR DELETE ON module_edition FOR EACH ROW EXECUTE FUNCTION keep_frozen();
      CREATE TRIGGER edition_translation_frozen BEFORE UPDATE OR DELETE ON edition_translation FOR EACH ROW EXECUTE FUNCTION keep_frozen();
      CREATE TRIGGER course_edition_frozen BEFORE UPDATE OR DELETE ON course_edition FOR EACH ROW EXECUTE FUNCTION keep_frozen();

      -- The same for the rows inside an edition.
      CREATE FUNCTION keep_frozen_part() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        part jsonb := CASE TG_OP WHEN 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
        before jsonb := CASE TG_OP WHEN 'INSERT' THEN to_jsonb(NEW) ELSE to_jsonb(OLD) END;
        frozen boolean;
      BEGIN
        IF TG_TABLE_NAME = 'course_edition_module' THEN
          SELECT bool_or(hash IS NOT NULL) INTO frozen FROM course_edition WHERE id IN ((part->>'course_edition_id')::uuid, (before->>'course_edition_id')::uuid);
        ELSIF TG_TABLE_NAME = 'edition_translation_item' THEN
          SELECT bool_or(hash IS NOT NULL) INTO frozen FROM edition_translation
          WHERE (edition_id, language) IN (((part->>'edition_id')::uuid, part->>'language'), ((before->>'edition_id')::uuid, before->>'language'));
        ELSE
          SELECT bool_or(hash IS NOT NULL) INTO frozen FROM module_edition WHERE id IN ((part->>'edition_id')::uuid, (before->>'edition_id')::uuid);
        END IF;
        IF frozen THEN
          RAISE EXCEPTION 'rows of % in a published edition are frozen', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $$;
      CREATE TRIGGER edition_item_frozen BEFORE INSERT OR UPDATE OR DELETE ON edition_item FOR EACH ROW EXECUTE FUNCTION keep_frozen_part();
      CREATE TRIGGER edition_reference_frozen BEFORE INSERT OR UPDATE OR DELETE ON edition_reference FOR EACH ROW EXECUTE FUNCTION keep_frozen_part();
      CREATE TRIGGER edition_translation_item_frozen BEFORE INSERT OR UPDATE OR DELETE ON edition_translation_item FOR EACH ROW EXECUTE FUNCTION keep_frozen_part();
      CREATE TRIGGER course_edition_module_frozen BEFORE INSERT OR UPDATE OR DELETE ON course_edition_module FOR EACH ROW EXECUTE FUNCTION keep_frozen_part();
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The first migrations are not undone: restore a backup instead.'));
  }
}
