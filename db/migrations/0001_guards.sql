alter table rate_limits set unlogged;
--> statement-breakpoint
create function facts_are_for_ever() returns trigger language plpgsql as $$
begin
  raise exception 'a fact is never changed or deleted' using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger facts_are_for_ever before update or delete on facts for each row execute function facts_are_for_ever();
--> statement-breakpoint
create trigger facts_are_never_emptied before truncate on facts for each statement execute function facts_are_for_ever();
