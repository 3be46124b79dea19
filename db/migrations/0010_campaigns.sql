CREATE TABLE "campaign_budgets" (
	"campaign_id" uuid PRIMARY KEY NOT NULL,
	"brand_id" uuid NOT NULL,
	"budget" bigint NOT NULL,
	"spent" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "spent_counts_up" CHECK (spent >= 0)
);
--> statement-breakpoint
CREATE TABLE "campaign_counts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "campaign_counts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"campaign_id" uuid NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"claimed" integer DEFAULT 0 NOT NULL,
	"used" integer DEFAULT 0 NOT NULL,
	"void" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" uuid PRIMARY KEY NOT NULL,
	"brand_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"benefit" jsonb NOT NULL,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"audience" jsonb NOT NULL,
	"claims_limit" integer,
	"per_shopper" integer NOT NULL,
	"uses_per_code" integer NOT NULL,
	"budget" bigint,
	"minimum_spend" bigint,
	"scope" jsonb,
	"code_style" jsonb NOT NULL,
	"issue_on" jsonb,
	"claimable_by_shoppers" boolean NOT NULL,
	"link_token" text NOT NULL,
	"created_by" uuid,
	"published_at" timestamp with time zone,
	"paused_at" timestamp with time zone,
	"resumed_at" timestamp with time zone,
	"archived_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "campaign_of_link" UNIQUE("link_token"),
	CONSTRAINT "campaign_in_brand" UNIQUE("brand_id","id"),
	CONSTRAINT "ends_after_start" CHECK (ends_at > starts_at),
	CONSTRAINT "limits_positive" CHECK (claims_limit > 0 and per_shopper > 0 and uses_per_code > 0 and budget >= 0 and minimum_spend >= 0),
	CONSTRAINT "paused_when_published" CHECK (paused_at is null or published_at is not null)
);
--> statement-breakpoint
CREATE TABLE "strips" (
	"campaign_id" uuid PRIMARY KEY NOT NULL,
	"brand_id" uuid NOT NULL,
	"size" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "size_counts_up" CHECK (size >= 0)
);
--> statement-breakpoint
CREATE TABLE "tears" (
	"campaign_id" uuid PRIMARY KEY NOT NULL,
	"brand_id" uuid NOT NULL,
	"torn" bigint DEFAULT 0 NOT NULL,
	"claimed" integer DEFAULT 0 NOT NULL,
	"issued" integer DEFAULT 0 NOT NULL,
	"exhausted_at" timestamp with time zone,
	CONSTRAINT "tears_count_up" CHECK (torn >= 0 and claimed >= 0 and issued >= 0)
);
--> statement-breakpoint
CREATE TABLE "batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"brand_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"job_id" uuid,
	"asked" integer,
	"undone_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "batch_in_brand" UNIQUE("brand_id","id"),
	CONSTRAINT "batch_in_campaign" UNIQUE("brand_id","campaign_id","id")
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"id" uuid NOT NULL,
	"brand_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"position" bigint NOT NULL,
	"shopper_id" uuid,
	"ordinal" integer NOT NULL,
	"uses" integer DEFAULT 0 NOT NULL,
	"used_at" timestamp with time zone,
	"order_ref" text,
	"claimed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	CONSTRAINT "claims_brand_id_campaign_id_position_pk" PRIMARY KEY("brand_id","campaign_id","position"),
	CONSTRAINT "claim_once" UNIQUE("shopper_id","campaign_id","ordinal"),
	CONSTRAINT "uses_count_up" CHECK (uses >= 0 and (used_at is null or uses > 0)),
	CONSTRAINT "ordinal_from_one" CHECK (ordinal > 0)
);
--> statement-breakpoint
CREATE TABLE "codes" (
	"id" uuid NOT NULL,
	"brand_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"position" bigint NOT NULL,
	"code" text NOT NULL,
	"match_key" text NOT NULL,
	"voided_at" timestamp with time zone,
	CONSTRAINT "codes_brand_id_id_pk" PRIMARY KEY("brand_id","id"),
	CONSTRAINT "code_at_position" UNIQUE("brand_id","campaign_id","position"),
	CONSTRAINT "code_once" UNIQUE("brand_id","match_key"),
	CONSTRAINT "position_from_one" CHECK (position > 0),
	CONSTRAINT "code_said" CHECK (code <> '' and match_key <> '')
);
--> statement-breakpoint
CREATE TABLE "redemptions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"brand_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"position" bigint NOT NULL,
	"use" integer NOT NULL,
	"shopper_id" uuid,
	"store_id" uuid,
	"discount" bigint NOT NULL,
	"total" bigint NOT NULL,
	"order" jsonb NOT NULL,
	"order_ref" text,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"redeemed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"rolled_back_at" timestamp with time zone,
	CONSTRAINT "redemption_in_brand" UNIQUE("brand_id","id"),
	CONSTRAINT "use_from_one" CHECK (use > 0),
	CONSTRAINT "discount_in_range" CHECK (discount >= 0 and total >= 0)
);
--> statement-breakpoint
ALTER TABLE "campaign_budgets" ADD CONSTRAINT "budget_of_campaign" FOREIGN KEY ("brand_id","campaign_id") REFERENCES "public"."campaigns"("brand_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_brand_id_brands_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brands"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strips" ADD CONSTRAINT "strip_of_campaign" FOREIGN KEY ("brand_id","campaign_id") REFERENCES "public"."campaigns"("brand_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tears" ADD CONSTRAINT "tear_of_campaign" FOREIGN KEY ("brand_id","campaign_id") REFERENCES "public"."campaigns"("brand_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batch_of_campaign" FOREIGN KEY ("brand_id","campaign_id") REFERENCES "public"."campaigns"("brand_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batch_of_job" FOREIGN KEY ("brand_id","job_id") REFERENCES "public"."jobs"("brand_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claim_of_code" FOREIGN KEY ("brand_id","campaign_id","position") REFERENCES "public"."codes"("brand_id","campaign_id","position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claim_of_shopper" FOREIGN KEY ("brand_id","shopper_id") REFERENCES "public"."shoppers"("brand_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "codes" ADD CONSTRAINT "code_of_batch" FOREIGN KEY ("brand_id","campaign_id","batch_id") REFERENCES "public"."batches"("brand_id","campaign_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemptions" ADD CONSTRAINT "redemption_of_claim" FOREIGN KEY ("brand_id","campaign_id","position") REFERENCES "public"."claims"("brand_id","campaign_id","position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "counts_of_campaign" ON "campaign_counts" USING btree ("campaign_id");--> statement-breakpoint
CREATE INDEX "campaigns_issuing" ON "campaigns" USING btree ((issue_on ->> 'event')) WHERE issue_on is not null and archived_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "one_issuing_batch" ON "batches" USING btree ("campaign_id") WHERE job_id is null;--> statement-breakpoint
CREATE INDEX "claims_expiring" ON "claims" USING btree ("campaign_id","expires_at") WHERE expires_at is not null and used_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "use_once" ON "redemptions" USING btree ("campaign_id","position","use") WHERE rolled_back_at is null;--> statement-breakpoint
CREATE INDEX "redemptions_of_code" ON "redemptions" USING btree ("campaign_id","position");