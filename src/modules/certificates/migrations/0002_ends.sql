-- The four ends of a permit are told apart: 撤回 recalled, 撤销 annulled, 吊销 forfeited, 注销 cancelled.
alter table certificates.certificate
  drop constraint certificate_status_known,
  add constraint certificate_status_known
    check (status in ('valid', 'suspended', 'revoked', 'recalled', 'annulled', 'forfeited', 'cancelled'));
alter table certificates.status_change
  drop constraint status_change_status_known,
  add constraint status_change_status_known
    check (status in ('valid', 'suspended', 'revoked', 'recalled', 'annulled', 'forfeited', 'cancelled'));
