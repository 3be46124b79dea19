CREATE TABLE "export_chunks" (
	"account_id" uuid NOT NULL,
	"job_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "export_chunks_job_id_ordinal_pk" PRIMARY KEY("job_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"brand_id" uuid,
	"account_id" uuid,
	"kind" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"round" integer DEFAULT 1 NOT NULL,
	"total" integer,
	"done" integer DEFAULT 0 NOT NULL,
	"rejected" integer DEFAULT 0 NOT NULL,
	"samples" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"mark" jsonb,
	"result" jsonb,
	"problem" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "job_in_brand" UNIQUE("brand_id","id"),
	CONSTRAINT "job_of_account" UNIQUE("account_id","id"),
	CONSTRAINT "one_owner" CHECK ((brand_id is null) <> (account_id is null)),
	CONSTRAINT "counts_in_order" CHECK (rejected >= 0 and rejected <= done and (total is null or done <= total)),
	CONSTRAINT "started_to_run" CHECK (started_at is not null or state not in ('running', 'succeeded')),
	CONSTRAINT "finished_when_over" CHECK ((finished_at is null) = (state in ('queued', 'running'))),
	CONSTRAINT "outcome_said" CHECK ((problem is not null) = (state = 'failed') and (result is not null) = (state = 'succeeded'))
);
--> statement-breakpoint
ALTER TABLE "export_chunks" ADD CONSTRAINT "chunk_of_job" FOREIGN KEY ("account_id","job_id") REFERENCES "public"."jobs"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_brand_id_brands_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brands"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "jobs_finished" ON "jobs" USING btree ("kind","finished_at");