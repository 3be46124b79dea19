ALTER TABLE "engine_runs" ADD COLUMN "account_id" uuid;--> statement-breakpoint
CREATE INDEX "engine_runs_of_account" ON "engine_runs" USING btree ("account_id","id") WHERE brand_id is null;