alter table redemptions add constraint redemption_in_store foreign key (brand_id, store_id) references stores (brand_id, id) on delete set null (store_id);
--> statement-breakpoint
create function codes_are_counted() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into campaign_counts (campaign_id, total, void)
    select campaign_id, count(*), count(voided_at) from new_rows group by campaign_id;
  elsif tg_op = 'DELETE' then
    insert into campaign_counts (campaign_id, total, void)
    select old_rows.campaign_id, -count(*), -count(voided_at)
    from old_rows join campaigns on campaigns.id = old_rows.campaign_id group by old_rows.campaign_id;
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger codes_made_are_counted after insert on codes referencing new table as new_rows
  for each statement execute function codes_are_counted();
--> statement-breakpoint
create trigger codes_removed_are_counted after delete on codes referencing old table as old_rows
  for each statement execute function codes_are_counted();
--> statement-breakpoint
-- Whoever voids a code holds its campaign's row of tears, so no claim of it is under way that this could not see.
create function void_codes_are_counted() returns trigger language plpgsql as $$
begin
  if exists (
    select from new_rows n join old_rows o on o.id = n.id
      join claims c on c.brand_id = n.brand_id and c.campaign_id = n.campaign_id and c.position = n.position
    where n.voided_at is not null and o.voided_at is null and c.used_at is not null
  ) then
    raise exception 'a used code stays used' using errcode = 'restrict_violation';
  end if;
  insert into campaign_counts (campaign_id, void, claimed)
  select n.campaign_id, sum(turn), -coalesce(sum(turn) filter (where c.position is not null), 0)
  from new_rows n join old_rows o on o.id = n.id
    cross join lateral (select (n.voided_at is not null)::int - (o.voided_at is not null)::int as turn) as turned
    left join claims c on c.brand_id = n.brand_id and c.campaign_id = n.campaign_id and c.position = n.position
  where turn <> 0
  group by n.campaign_id;
  return null;
end
$$;
--> statement-breakpoint
create trigger void_codes_are_counted after update on codes referencing old table as old_rows new table as new_rows
  for each statement execute function void_codes_are_counted();
--> statement-breakpoint
create function claims_are_counted() returns trigger language plpgsql as $$
begin
  insert into campaign_counts (campaign_id, claimed, used)
  select campaign_id, count(*) filter (where used_at is null), count(used_at) from new_rows group by campaign_id;
  return null;
end
$$;
--> statement-breakpoint
create trigger claims_are_counted after insert on claims referencing new table as new_rows
  for each statement execute function claims_are_counted();
--> statement-breakpoint
create function uses_are_counted() returns trigger language plpgsql as $$
begin
  insert into campaign_counts (campaign_id, used, claimed)
  select n.campaign_id, sum(turn), -sum(turn)
  from new_rows n join old_rows o on o.brand_id = n.brand_id and o.campaign_id = n.campaign_id and o.position = n.position
    cross join lateral (select (n.used_at is not null)::int - (o.used_at is not null)::int as turn) as turned
  where turn <> 0
  group by n.campaign_id;
  return null;
end
$$;
--> statement-breakpoint
create trigger uses_are_counted after update on claims referencing old table as old_rows new table as new_rows
  for each statement execute function uses_are_counted();
--> statement-breakpoint
-- Once published, what a code promises stays as it is.
create function promises_are_kept() returns trigger language plpgsql as $$
begin
  if old.published_at is not null and (
    new.benefit is distinct from old.benefit or new.code_style is distinct from old.code_style
    or new.issue_on is distinct from old.issue_on or new.published_at is null
  ) then
    raise exception 'what a published campaign promises is fixed' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger promises_are_kept before update on campaigns for each row execute function promises_are_kept();
--> statement-breakpoint
create function published_campaigns_stay() returns trigger language plpgsql as $$
begin
  if old.published_at is not null then
    raise exception 'a published campaign is archived, not deleted' using errcode = 'restrict_violation';
  end if;
  return old;
end
$$;
--> statement-breakpoint
create trigger published_campaigns_stay before delete on campaigns for each row execute function published_campaigns_stay();
