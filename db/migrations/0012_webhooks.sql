CREATE TABLE "deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"brand_id" uuid NOT NULL,
	"webhook_id" uuid NOT NULL,
	"fact_id" uuid NOT NULL,
	"type" text NOT NULL,
	"sequence" bigint,
	"body" text,
	"state" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "delivery_in_brand" UNIQUE("brand_id","id"),
	CONSTRAINT "delivery_once" UNIQUE("webhook_id","fact_id"),
	CONSTRAINT "tries_count_up" CHECK (tries >= 0 and tries <= attempts),
	CONSTRAINT "planned_whole" CHECK ((sequence is null) = (body is null)),
	CONSTRAINT "due_when_planned" CHECK (next_attempt_at is null or (state = 'pending' and body is not null)),
	CONSTRAINT "finished_when_over" CHECK ((finished_at is null) = (state = 'pending'))
);
--> statement-breakpoint
CREATE TABLE "delivery_attempts" (
	"brand_id" uuid NOT NULL,
	"delivery_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"status" integer,
	"milliseconds" integer NOT NULL,
	"error" text,
	"detail" text,
	"url" text NOT NULL,
	"headers" jsonb NOT NULL,
	"answer" text,
	CONSTRAINT "delivery_attempts_delivery_id_ordinal_pk" PRIMARY KEY("delivery_id","ordinal"),
	CONSTRAINT "ordinal_from_one" CHECK (ordinal > 0)
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"brand_id" uuid NOT NULL,
	"url" text NOT NULL,
	"types" text[] NOT NULL,
	"description" text,
	"secret" "bytea" NOT NULL,
	"previous_secret" "bytea",
	"previous_until" timestamp with time zone,
	"disabled_at" timestamp with time zone,
	"disabled_reason" text,
	"failing_since" timestamp with time zone,
	"planned_sequence" bigint NOT NULL,
	"busy_until" timestamp with time zone,
	"wakes_at" timestamp with time zone,
	"strikes" integer DEFAULT 0 NOT NULL,
	"rests_until" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_in_brand" UNIQUE("brand_id","id"),
	CONSTRAINT "previous_secret_for_a_time" CHECK ((previous_secret is null) = (previous_until is null)),
	CONSTRAINT "disabled_for_a_reason" CHECK ((disabled_at is null) = (disabled_reason is null)),
	CONSTRAINT "plans_count_up" CHECK (planned_sequence >= 0 and strikes >= 0)
);
--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "delivery_of_webhook" FOREIGN KEY ("brand_id","webhook_id") REFERENCES "public"."webhooks"("brand_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_attempts" ADD CONSTRAINT "attempt_of_delivery" FOREIGN KEY ("brand_id","delivery_id") REFERENCES "public"."deliveries"("brand_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_brand_id_brands_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brands"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" USING btree ("webhook_id","next_attempt_at","sequence") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "deliveries_of_webhook" ON "deliveries" USING btree ("webhook_id","id");--> statement-breakpoint
CREATE INDEX "deliveries_finished" ON "deliveries" USING btree ("finished_at");