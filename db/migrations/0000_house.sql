create extension if not exists cube;--> statement-breakpoint
CREATE TABLE "account_identifiers" (
	"value" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"shown" text NOT NULL,
	"account_id" uuid NOT NULL,
	CONSTRAINT "one_of_a_kind" UNIQUE("account_id","kind")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"birthday" date,
	"password_hash" text NOT NULL,
	"locale" text NOT NULL,
	"time_zone" text NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"notify_inbox" boolean DEFAULT true NOT NULL,
	"notify_email" boolean DEFAULT true NOT NULL,
	"quiet_from" text,
	"quiet_to" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"first_signed_in_at" timestamp with time zone,
	"disabled_at" timestamp with time zone,
	"erased_at" timestamp with time zone,
	CONSTRAINT "position_whole" CHECK (("accounts"."latitude" is null) = ("accounts"."longitude" is null)),
	CONSTRAINT "position_range" CHECK ("accounts"."latitude" between -90 and 90 and "accounts"."longitude" between -180 and 180)
);
--> statement-breakpoint
CREATE TABLE "refresh_tokens" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"spent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"user_agent" text,
	"address" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_because" text
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"brand_id" uuid NOT NULL,
	"name" text NOT NULL,
	"public_id" text NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"previous_hash" "bytea",
	"previous_until" timestamp with time zone,
	"scopes" text[] NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "api_keys_publicId_unique" UNIQUE("public_id"),
	CONSTRAINT "key_in_brand" UNIQUE("brand_id","id")
);
--> statement-breakpoint
CREATE TABLE "brands" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"time_zone" text NOT NULL,
	"locales" text[] NOT NULL,
	"allowed_origins" text[] NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "brands_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"brand_id" uuid NOT NULL,
	"account_id" uuid,
	"invited_identifier" text,
	"invitation_hash" "bytea",
	"invitation_expires_at" timestamp with time zone,
	"role" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "members_invitationHash_unique" UNIQUE("invitation_hash"),
	CONSTRAINT "member_once" UNIQUE("brand_id","account_id"),
	CONSTRAINT "invited_once" UNIQUE("brand_id","invited_identifier"),
	CONSTRAINT "member_in_brand" UNIQUE("brand_id","id"),
	CONSTRAINT "somebody" CHECK (("members"."account_id" is null) = ("members"."invitation_hash" is not null))
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"holder" uuid NOT NULL,
	"held_at" timestamp with time zone DEFAULT now() NOT NULL,
	"status" integer,
	"headers" jsonb,
	"body" json,
	CONSTRAINT "idempotency_keys_scope_key_pk" PRIMARY KEY("scope","key")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"empty_at" timestamp with time zone NOT NULL,
	"granted" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "facts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"brand_id" uuid,
	"type" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"data" jsonb NOT NULL,
	"request_id" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shoppers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"brand_id" uuid NOT NULL,
	"account_id" uuid,
	"ref" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shopper_in_brand" UNIQUE("brand_id","id"),
	CONSTRAINT "shopper_of_account" UNIQUE("brand_id","account_id"),
	CONSTRAINT "shopper_of_ref" UNIQUE("brand_id","ref"),
	CONSTRAINT "ref_said" CHECK ("shoppers"."ref" <> '')
);
--> statement-breakpoint
CREATE TABLE "stores" (
	"id" uuid PRIMARY KEY NOT NULL,
	"brand_id" uuid NOT NULL,
	"name" text NOT NULL,
	"online" boolean DEFAULT false NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"place" "cube" GENERATED ALWAYS AS (case when latitude is null then null else cube(array[cos(radians(latitude)) * cos(radians(longitude)), cos(radians(latitude)) * sin(radians(longitude)), sin(radians(latitude))]) end) STORED,
	"address" text,
	"time_zone" text NOT NULL,
	"opening_hours" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "store_in_brand" UNIQUE("brand_id","id"),
	CONSTRAINT "online_has_no_place" CHECK (not (online and latitude is not null)),
	CONSTRAINT "position_whole" CHECK ((latitude is null) = (longitude is null)),
	CONSTRAINT "position_range" CHECK (latitude between -90 and 90 and longitude between -180 and 180)
);
--> statement-breakpoint
ALTER TABLE "account_identifiers" ADD CONSTRAINT "account_identifiers_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_brand_id_brands_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brands"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_brand_id_brands_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brands"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shoppers" ADD CONSTRAINT "shoppers_brand_id_brands_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brands"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shoppers" ADD CONSTRAINT "shoppers_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "stores_brand_id_brands_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brands"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "refresh_tokens_of_session" ON "refresh_tokens" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "sessions_of_account" ON "sessions" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "keys_of_brand" ON "api_keys" USING btree ("brand_id","created_at");--> statement-breakpoint
CREATE INDEX "members_of_account" ON "members" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "idempotency_held_at" ON "idempotency_keys" USING btree ("held_at");--> statement-breakpoint
CREATE INDEX "facts_of_brand" ON "facts" USING btree ("brand_id","id");--> statement-breakpoint
CREATE INDEX "facts_of_subject" ON "facts" USING btree ("subject_id","id");--> statement-breakpoint
CREATE INDEX "facts_of_actor" ON "facts" USING btree ("actor_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_online_store" ON "stores" USING btree ("brand_id") WHERE online;--> statement-breakpoint
CREATE INDEX "stores_by_name" ON "stores" USING btree ("brand_id",name collate "und-x-icu","id");--> statement-breakpoint
CREATE INDEX "stores_by_place" ON "stores" USING gist ("place");