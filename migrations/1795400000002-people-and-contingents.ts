import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Personnel and ranks; missions, contingents, rotations, sub-units, posts and nominal rolls. */
export class PeopleAndContingents1795400000002 implements MigrationInterface {
  readonly name = 'PeopleAndContingents1795400000002';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE rank (
        id uuid PRIMARY KEY,
        country_id uuid NOT NULL REFERENCES country,
        service text NOT NULL,
        abbreviation text NOT NULL,
        name jsonb NOT NULL,
        sort_order int NOT NULL,
        band text NOT NULL CHECK (band IN ('ENLISTED','NCO','JUNIOR_OFFICER','FIELD_OFFICER','SENIOR')),
        version int NOT NULL DEFAULT 1,
        UNIQUE (country_id, service, abbreviation)
      );

      CREATE TABLE person (
        id uuid PRIMARY KEY,
        country_id uuid NOT NULL REFERENCES country,
        service text NOT NULL,
        -- As written, leading zeros kept; one of service_number and centre_number is there.
        service_number text,
        centre_id uuid REFERENCES centre,
        centre_number text,
        category text NOT NULL CHECK (category IN ('MIL_CONTINGENT','FPU','IPO','MEOM','STAFF_OFFICER','GOVT_PROVIDED','CIVILIAN','DIPLOMAT')),
        rank_id uuid REFERENCES rank,
        preferred_language text NOT NULL DEFAULT 'en',
        created_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1,
        CHECK (service_number IS NOT NULL OR centre_number IS NOT NULL)
      );
      CREATE UNIQUE INDEX person_service_number ON person (country_id, service, service_number) WHERE service_number IS NOT NULL;
      -- Finds numbers that lost their leading zeros in a spreadsheet.
      CREATE INDEX person_number_without_zeros ON person (country_id, service, ltrim(service_number, '0')) WHERE service_number IS NOT NULL;
      CREATE UNIQUE INDEX person_centre_number ON person (centre_id, centre_number) WHERE centre_number IS NOT NULL;

      -- Erasable personal data. full_name is how the person writes it; family/given are there where a nation parts them.
      CREATE TABLE person_identity (
        person_id uuid PRIMARY KEY REFERENCES person ON DELETE CASCADE,
        country_id uuid NOT NULL REFERENCES country,
        full_name text NOT NULL,
        family_name text,
        given_names text,
        sort_name text NOT NULL COLLATE human,
        date_of_birth date,
        sex text CHECK (sex IN ('F','M','X')),
        email text,
        phone text
      );
      CREATE INDEX person_identity_name ON person_identity (country_id, sort_name);

      ALTER TABLE account ADD FOREIGN KEY (person_id) REFERENCES person;

      CREATE TABLE mission (
        id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE,
        name jsonb NOT NULL,
        authority text NOT NULL CHECK (authority IN ('UN','AU','OTHER')),
        languages text[] NOT NULL DEFAULT '{}',
        fictional boolean NOT NULL DEFAULT false
      );

      CREATE TABLE contingent (
        id uuid PRIMARY KEY,
        country_id uuid NOT NULL REFERENCES country,
        name text NOT NULL,
        unit_type text NOT NULL,
        created_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1,
        UNIQUE (country_id, name)
      );

      CREATE TABLE rotation (
        id uuid PRIMARY KEY,
        country_id uuid NOT NULL REFERENCES country,
        contingent_id uuid NOT NULL REFERENCES contingent,
        -- The centre that prepares it: its staff see it, its zone is where a day ends.
        centre_id uuid NOT NULL REFERENCES centre,
        kind text NOT NULL DEFAULT 'UNIT' CHECK (kind IN ('UNIT','POSTINGS')),
        number int NOT NULL,
        mission_id uuid REFERENCES mission,
        time_zone text NOT NULL,
        training_start date,
        nominal_roll_freeze date,
        pdv_date date,
        certification_due date,
        deploy_from date NOT NULL,
        deploy_to date,
        handover_from date,
        handover_to date,
        state text NOT NULL DEFAULT 'PLANNED' CHECK (state IN ('PLANNED','TRAINING','READY_FOR_REVIEW','CERTIFIED','DEPLOYED','RETURNED','CLOSED','CANCELLED')),
        created_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1,
        UNIQUE (contingent_id, number)
      );
      CREATE INDEX rotation_country ON rotation (country_id, deploy_from);
      CREATE INDEX rotation_centre ON rotation (centre_id, deploy_from);

      CREATE TABLE sub_unit (
        id uuid PRIMARY KEY,
        country_id uuid NOT NULL REFERENCES country,
        rotation_id uuid NOT NULL REFERENCES rotation,
        parent_id uuid REFERENCES sub_unit,
        name text NOT NULL,
        position int NOT NULL,
        version int NOT NULL DEFAULT 1
      );
      CREATE UNIQUE INDEX sub_unit_name ON sub_unit (rotation_id, COALESCE(parent_id, rotation_id), name);

      CREATE TABLE post (
        id uuid PRIMARY KEY,
        country_id uuid NOT NULL REFERENCES country,
        rotation_id uuid NOT NULL REFERENCES rotation,
        sub_unit_id uuid REFERENCES sub_unit,
        code text NOT NULL,
        title text NOT NULL,
        category text NOT NULL,
        rank_band text,
        required_language text,
        is_key boolean NOT NULL DEFAULT false,
        position int NOT NULL,
        ended_on date,
        version int NOT NULL DEFAULT 1,
        UNIQUE (rotation_id, code)
      );

      CREATE TABLE roll_entry (
        id uuid PRIMARY KEY,
        country_id uuid NOT NULL REFERENCES country,
        rotation_id uuid NOT NULL REFERENCES rotation,
        post_id uuid NOT NULL REFERENCES post,
        person_id uuid NOT NULL REFERENCES person,
        from_date date NOT NULL,
        to_date date,
        status text NOT NULL CHECK (status IN ('PRIMARY','RESERVE','REPLACED')),
        replaced_by uuid REFERENCES roll_entry,
        reason text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX roll_entry_post ON roll_entry (post_id) WHERE status = 'PRIMARY';
      CREATE UNIQUE INDEX roll_entry_person ON roll_entry (rotation_id, person_id) WHERE status <> 'REPLACED';
      CREATE INDEX roll_entry_of_person ON roll_entry (person_id);

      -- A roll file under way: what it holds, how its columns were read, what each row would do.
      CREATE TABLE roll_import (
        id uuid PRIMARY KEY,
        country_id uuid NOT NULL REFERENCES country,
        rotation_id uuid NOT NULL REFERENCES rotation,
        file_name text NOT NULL,
        -- SHA-256 of the file, which itself is not kept: it holds people's data.
        file_hash text NOT NULL,
        sheet text,
        mapping jsonb NOT NULL,
        rows jsonb NOT NULL,
        decisions jsonb NOT NULL DEFAULT '{}',
        report jsonb,
        state text NOT NULL CHECK (state IN ('PREVIEW','DONE','DISCARDED')),
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL,
        applied_at timestamptz,
        version int NOT NULL DEFAULT 1
      );
      CREATE INDEX roll_import_rotation ON roll_import (rotation_id, created_at);
      CREATE TABLE roll_mapping (
        country_id uuid NOT NULL REFERENCES country,
        heads_hash text NOT NULL,
        mapping jsonb NOT NULL,
        saved_at timestamptz NOT NULL,
        PRIMARY KEY (country_id, heads_hash)
      );
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The first migrations are not undone: restore a backup instead.'));
  }
}
