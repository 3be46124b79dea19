CREATE TABLE "engine_events" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"data" json NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "engine_functions" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"triggers" json NOT NULL,
	"retries" integer NOT NULL,
	"concurrency" text,
	"first_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"synced_at" timestamp with time zone NOT NULL,
	"ticked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "engine_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"function_id" text NOT NULL,
	"event_id" text NOT NULL,
	"brand_id" uuid,
	"state" text DEFAULT 'queued' NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone,
	"concurrency_key" text,
	"cancel_keys" text[],
	"holder" uuid,
	"claim" integer DEFAULT 0 NOT NULL,
	"output" json,
	"error" json,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "engine_run_once" UNIQUE("event_id","function_id")
);
--> statement-breakpoint
CREATE TABLE "engine_steps" (
	"run_id" uuid NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"attempt" integer NOT NULL,
	"due_at" timestamp with time zone,
	"data" json,
	"error" json,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "engine_steps_run_id_id_pk" PRIMARY KEY("run_id","id")
);
--> statement-breakpoint
CREATE TABLE "engine_workers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lock_key" integer NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "engine_runs" ADD CONSTRAINT "engine_run_of_event" FOREIGN KEY ("event_id") REFERENCES "public"."engine_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "engine_events_received" ON "engine_events" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "engine_runs_of_brand" ON "engine_runs" USING btree ("brand_id","id");--> statement-breakpoint
CREATE INDEX "engine_runs_due" ON "engine_runs" USING btree ("due_at") WHERE due_at is not null and concurrency_key is null;--> statement-breakpoint
CREATE INDEX "engine_runs_due_by_key" ON "engine_runs" USING btree ("due_at") WHERE due_at is not null and concurrency_key is not null;--> statement-breakpoint
CREATE INDEX "engine_runs_behind_others" ON "engine_runs" USING btree ("function_id","concurrency_key","id") WHERE state = 'queued' and due_at is null;--> statement-breakpoint
CREATE INDEX "engine_runs_held" ON "engine_runs" USING btree ("holder") WHERE holder is not null;--> statement-breakpoint
CREATE INDEX "engine_runs_cancellable" ON "engine_runs" USING gin ("cancel_keys") WHERE cancel_keys is not null and finished_at is null;--> statement-breakpoint
CREATE INDEX "engine_runs_finished" ON "engine_runs" USING btree ("finished_at") WHERE finished_at is not null;