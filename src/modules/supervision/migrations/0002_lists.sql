-- A supervisor's cards of one body, newest first.
create index card_office on supervision.card (office_id, phase, level, raised_at, card_id);

-- Orders that wait, nearest date first: of the country, a province, a city, a county, a street. Few wait at a time.
create index correction_order_due_nation on supervision.correction_order (due_on, order_id) where phase = 0;
create index correction_order_due_province on supervision.correction_order (left(region_code, 2), due_on, order_id) where phase = 0;
create index correction_order_due_city on supervision.correction_order (left(region_code, 4), due_on, order_id) where phase = 0;
create index correction_order_due_county on supervision.correction_order (left(region_code, 6), due_on, order_id) where phase = 0;
create index correction_order_due_street on supervision.correction_order (left(region_code, 9), due_on, order_id) where phase = 0;
