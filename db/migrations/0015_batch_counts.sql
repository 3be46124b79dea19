create or replace function codes_are_counted() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into campaign_counts (campaign_id, total, void)
    select campaign_id, count(*), count(voided_at) from new_rows group by campaign_id;
    update batches
    set codes = batches.codes + made.codes, first_position = least(first_position, first), last_position = greatest(last_position, last)
    from (select batch_id, count(*) as codes, min(position) as first, max(position) as last from new_rows group by batch_id) made
    where batches.id = made.batch_id;
  elsif tg_op = 'DELETE' then
    insert into campaign_counts (campaign_id, total, void)
    select old_rows.campaign_id, -count(*), -count(voided_at)
    from old_rows join campaigns on campaigns.id = old_rows.campaign_id group by old_rows.campaign_id;
    update batches set codes = batches.codes - removed.codes
    from (select batch_id, count(*) as codes from old_rows group by batch_id) removed
    where batches.id = removed.batch_id;
  end if;
  return null;
end
$$;
