import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, sessions, roles, audit, files, jobs and instance settings; and the guard that keeps append-only tables so. */
export class Platform1795400000001 implements MigrationInterface {
  readonly name = 'Platform1795400000001';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE COLLATION IF NOT EXISTS human (provider = icu, locale = 'und', deterministic = true);

      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'table % is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
      END $$;

      CREATE TABLE setting (
        key text PRIMARY KEY,
        value jsonb NOT NULL,
        updated_at timestamptz NOT NULL
      );

      CREATE TABLE country (
        id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE CHECK (code ~ '^[A-Z]{2}$'),
        name jsonb NOT NULL,
        services jsonb NOT NULL DEFAULT '[]',
        fictional boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1
      );

      CREATE TABLE centre (
        id uuid PRIMARY KEY,
        country_id uuid NOT NULL REFERENCES country,
        code text NOT NULL UNIQUE,
        name text NOT NULL,
        time_zone text NOT NULL,
        languages text[] NOT NULL DEFAULT '{en}',
        created_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1
      );
      CREATE INDEX centre_country ON centre (country_id);

      -- Erasable: nothing that must outlive a person refers to more than the id.
      CREATE TABLE account (
        id uuid PRIMARY KEY,
        country_id uuid REFERENCES country,
        person_id uuid UNIQUE,
        display_name text NOT NULL,
        email text,
        password_hash text,
        pin_login text UNIQUE,
        pin_hash text,
        must_change boolean NOT NULL DEFAULT false,
        preferred_language text NOT NULL DEFAULT 'en',
        state text NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('INVITED', 'ACTIVE', 'CLOSED')),
        created_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1
      );
      CREATE UNIQUE INDEX account_email ON account (lower(email));
      CREATE INDEX account_country ON account (country_id);
      -- The list of staff, which the accounts of learners outnumber by far.
      CREATE INDEX account_staff ON account (country_id, display_name) WHERE person_id IS NULL;

      CREATE TABLE invitation (
        token_hash bytea PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        created_by uuid,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      );

      CREATE TABLE session (
        token_hash bytea PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        csrf_token text NOT NULL,
        device_id text NOT NULL,
        created_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX session_account ON session (account_id);
      CREATE INDEX session_expiry ON session (expires_at);

      -- One row an identity tried and device; identity is a digest, so that a mistyped name is not kept.
      CREATE TABLE sign_in_failure (
        identity text NOT NULL,
        device_id text NOT NULL,
        failures int NOT NULL,
        last_at timestamptz NOT NULL,
        locked_until timestamptz,
        PRIMARY KEY (identity, device_id)
      );

      CREATE TABLE role_assignment (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        role text NOT NULL,
        scope_kind text NOT NULL CHECK (scope_kind IN ('SYSTEM','COUNTRY','CENTRE','CONTINGENT','ROTATION','OFFERING','ASSESSMENT')),
        scope_id uuid,
        granted_by uuid,
        granted_at timestamptz NOT NULL,
        ends_at timestamptz,
        ended_by uuid,
        ended_at timestamptz,
        reason text NOT NULL DEFAULT '',
        CHECK ((scope_kind = 'SYSTEM') = (scope_id IS NULL))
      );
      CREATE INDEX role_assignment_account ON role_assignment (account_id) WHERE ended_at IS NULL;
      CREATE INDEX role_assignment_scope ON role_assignment (scope_id);

      CREATE TABLE audit_event (
        country_id uuid NOT NULL,
        id uuid NOT NULL,
        at timestamptz NOT NULL,
        actor_id uuid,
        action text NOT NULL,
        entity_kind text NOT NULL,
        entity_id text NOT NULL,
        centre_id uuid,
        details jsonb NOT NULL DEFAULT '{}',
        reason text,
        correlation_id text,
        PRIMARY KEY (country_id, id)
      );
      CREATE INDEX audit_event_entity ON audit_event (entity_kind, entity_id);
      CREATE INDEX audit_event_time ON audit_event (id);
      CREATE INDEX audit_event_centre ON audit_event (centre_id, id) WHERE centre_id IS NOT NULL;
      CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_event EXECUTE FUNCTION refuse_change();

      CREATE TABLE file (
        hash text PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
        size bigint NOT NULL,
        media_type text NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE TABLE file_chunk (
        hash text NOT NULL REFERENCES file ON DELETE CASCADE,
        seq int NOT NULL,
        data bytea NOT NULL,
        PRIMARY KEY (hash, seq)
      );
      ALTER TABLE file_chunk ALTER COLUMN data SET STORAGE EXTERNAL;
      -- Who may read a stored file: a file is served only through one of its uses.
      CREATE TABLE file_use (
        hash text NOT NULL REFERENCES file,
        owner_kind text NOT NULL,
        owner_id uuid NOT NULL,
        centre_id uuid REFERENCES centre,
        name text NOT NULL,
        created_by uuid,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (hash, owner_kind, owner_id)
      );
      CREATE INDEX file_use_owner ON file_use (owner_kind, owner_id);

      CREATE TABLE job (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        owner_id uuid,
        country_id uuid,
        input jsonb NOT NULL,
        state text NOT NULL CHECK (state IN ('QUEUED','RUNNING','DONE','FAILED')),
        step text NOT NULL DEFAULT '',
        done int NOT NULL DEFAULT 0,
        total int NOT NULL DEFAULT 0,
        result jsonb,
        problem jsonb,
        created_at timestamptz NOT NULL,
        started_at timestamptz,
        heartbeat_at timestamptz,
        finished_at timestamptz,
        attempts int NOT NULL DEFAULT 0
      );
      CREATE INDEX job_open ON job (created_at) WHERE state IN ('QUEUED','RUNNING');
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The first migration is not undone: restore a backup instead.'));
  }
}
