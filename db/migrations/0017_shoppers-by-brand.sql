ALTER TABLE "claims" DROP CONSTRAINT "claim_of_shopper";--> statement-breakpoint
ALTER TABLE "shoppers" DROP CONSTRAINT "shopper_in_brand";--> statement-breakpoint
ALTER TABLE "shoppers" DROP CONSTRAINT "shopper_of_account";--> statement-breakpoint
ALTER TABLE "shoppers" DROP CONSTRAINT "shopper_of_ref";--> statement-breakpoint
ALTER TABLE "shoppers" DROP CONSTRAINT "shoppers_pkey";--> statement-breakpoint
ALTER TABLE "shoppers" ADD CONSTRAINT "shopper_in_brand" PRIMARY KEY("brand_id","id");--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claim_of_shopper" FOREIGN KEY ("brand_id","shopper_id") REFERENCES "public"."shoppers"("brand_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "shopper_of_account" ON "shoppers" USING btree ("brand_id","account_id") WHERE account_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "shopper_of_ref" ON "shoppers" USING btree ("brand_id","ref") WHERE ref is not null;
