-- What one submission writes, as plain SQL: the same rows of the same sizes, one commit, plans cached by the server. The yardstick for
-- `commandsPerSecond`: no client can write these rows faster than one call that does nothing else.
create schema if not exists bench;

create or replace function bench.submit_once(
  p_case uuid, p_payload uuid, p_item uuid, p_version uuid, p_department uuid, p_person uuid,
  p_receipt text, p_number text, p_at timestamptz, p_sealed bytea, p_key bytea, p_label bytea, p_leaf bytea
) returns void language plpgsql as $$
begin
  insert into cases.case_key (case_id, wrapped_key) values (p_case, p_key);
  insert into cases.case_payload (case_id, payload_id, kind, sealed) values (p_case, p_payload, 'application', p_sealed);
  insert into cases.case_event (case_id, sequence, type, schema_version, effective_at, recorded_at, actor, data, payload_id)
    values (p_case, 1, 'submitted', 1, p_at, p_at, jsonb_build_object('kind', 'person', 'personId', p_person),
            '{"channel": "online", "deliveryWay": "electronic"}', p_payload);
  insert into ledger.staged_leaf (leaf_hash, staged_at) values (p_leaf, p_at);
  insert into platform.news (topic, payload, recorded_at)
    values ('cases.event', jsonb_build_object('caseId', p_case, 'sequence', 1, 'type', 'submitted'), p_at);
  insert into cases.case_head (case_id, region_code, department_id, window_department_id, item_id, version_id, receipt_number, case_number,
      channel, person_id, holder_second, subject_hash, status, awaiting, awaiting_department_id, due_kind, due_on, submitted_at, awaiting_since,
      sequence, label)
    values (p_case, '430102000000', p_department, p_department, p_item, p_version, p_receipt, p_number, 'online', p_person,
      '0123456789012345678901234567890123456789012', '0123456789012345678901234567890123456789012', 'submitted', 'accept', p_department, 'acceptance', p_at::date + 7, p_at, p_at, 1, p_label);
  insert into cases.case_number (receipt_number, case_id) values (p_receipt, p_case);
  delete from cases.draft where draft_id = p_case;
end
$$;

-- The drafts that those submissions take away, made beforehand: an act that deletes nothing would be cheaper than ours.
create or replace function bench.prepare_drafts(p_drafts uuid[], p_item uuid, p_person uuid, p_key bytea, p_sealed bytea)
returns void language sql as $$
  insert into cases.draft (draft_id, person_id, region_code, item_id, version_id, wrapped_key, sealed, revision, updated_at)
  select draft_id, p_person, '430102000000', p_item, p_item, p_key, p_sealed, 1, now() from unnest(p_drafts) draft_id
$$;
