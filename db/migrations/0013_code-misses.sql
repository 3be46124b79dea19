CREATE TABLE "code_misses" (
	"key" text PRIMARY KEY NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"misses" integer NOT NULL,
	"locks" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	CONSTRAINT "misses_count_up" CHECK (misses > 0 and locks >= 0)
);
--> statement-breakpoint
CREATE INDEX "redemptions_in_store" ON "redemptions" USING btree ("brand_id","store_id","id") WHERE store_id is not null;--> statement-breakpoint
CREATE INDEX "shoppers_of_account" ON "shoppers" USING btree ("account_id") WHERE account_id is not null;