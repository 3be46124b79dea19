create function places_are_for_ever() returns trigger language plpgsql as $$
begin
  raise exception 'a place in the sequence is never changed or deleted' using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger places_are_for_ever before update or delete on relayed_facts for each row execute function places_are_for_ever();
--> statement-breakpoint
create trigger places_are_never_emptied before truncate on relayed_facts for each statement execute function places_are_for_ever();
--> statement-breakpoint
create function facts_reach_the_outbox() returns trigger language plpgsql as $$
begin
  insert into outbox (fact_id) select id from written;
  if found then
    perform pg_notify(channel, '') from relays where channel = 'facts' and asleep;
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger facts_reach_the_outbox after insert on facts referencing new table as written
  for each statement execute function facts_reach_the_outbox();
--> statement-breakpoint
-- The trigger's lock keeps writers out until this commits, so no fact falls between the two.
insert into outbox (fact_id) select id from facts;
