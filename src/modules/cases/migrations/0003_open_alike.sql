-- The open cases of one applicant for one item: asked before she files a second one. The applicant is the organisation, if there is one.
create index case_head_open_alike on cases.case_head (coalesce(organization_id, person_id), item_id, case_id) where awaiting is not null;
