-- What must hold at the moment of writing and is no constraint of one table: statements of a batch say it, and the batch is undone otherwise, with the rule
-- named as its constraint.
create function platform.require(holds boolean, rule text) returns void language plpgsql as $$
begin
  if not coalesce(holds, false) then
    raise exception 'the rule % does not hold', rule using errcode = '23514', constraint = rule;
  end if;
end $$;
