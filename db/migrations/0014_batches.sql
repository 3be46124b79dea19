CREATE TABLE "code_changes" (
	"job_id" uuid PRIMARY KEY NOT NULL,
	"brand_id" uuid NOT NULL,
	"action" text NOT NULL,
	"until" timestamp with time zone,
	"ids" uuid[],
	"filter" jsonb,
	CONSTRAINT "some_codes" CHECK ((ids is null) <> (filter is null)),
	CONSTRAINT "until_when_extended" CHECK ((until is not null) = (action = 'extend'))
);
--> statement-breakpoint
ALTER TABLE "codes" ALTER COLUMN "match_key" SET DATA TYPE text collate "C";--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "codes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "first_position" bigint;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "last_position" bigint;--> statement-breakpoint
ALTER TABLE "code_changes" ADD CONSTRAINT "change_of_job" FOREIGN KEY ("brand_id","job_id") REFERENCES "public"."jobs"("brand_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "claims_used" ON "claims" USING btree ("brand_id","campaign_id","position") WHERE used_at is not null;--> statement-breakpoint
CREATE INDEX "codes_void" ON "codes" USING btree ("brand_id","campaign_id","position") WHERE voided_at is not null;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "codes_count_up" CHECK (codes >= 0);