// A store as version 1 left it, as SQL: tables and a row of each kind. It stands for stores out there, so it never changes.

export const STORE_OF_VERSION_1 = `
CREATE TABLE migrations (number integer primary key);
CREATE TABLE "events" ("id" integer primary key autoincrement, "workspace" text not null, "person" text, "channel" text, "event_key" text not null unique, "content_key" text not null unique, "payload" text, "attempts" integer default 0 not null, "received_at" bigint not null, "due" bigint not null, "owner" text, "done_at" bigint);
CREATE INDEX events_waiting on events (id, due) where done_at is null;
CREATE INDEX events_in_channel on events (workspace, channel, id, due) where done_at is null;
CREATE INDEX events_done on events (done_at) where done_at is not null;
CREATE TABLE "orders" ("id" integer primary key autoincrement, "workspace" text not null, "person" text, "key" text, "key_hash" text not null unique, "lane" text, "turn" integer, "channel" text, "paced" integer not null, "answer" text, "body" text, "attempts" integer default 0 not null, "ordered_at" bigint not null, "due" bigint not null, "owner" text, "begun_at" bigint, "unclear_since" bigint, "posts" text default '[]' not null, "done_at" bigint);
CREATE INDEX orders_waiting on orders (due) where done_at is null;
CREATE INDEX orders_in_lane on orders (lane) where done_at is null;
CREATE INDEX orders_done on orders (done_at) where done_at is not null;
CREATE TABLE "channels" ("workspace" text not null, "channel" text not null, "paced_until" bigint not null, "paused_until" bigint not null, constraint "channels_key" primary key ("workspace", "channel"));
CREATE TABLE "exchanges" ("workspace" text not null, "id" text not null, "person" text not null, "channel" text not null, "thread" text not null, "direct" integer not null, "post_channel" text, "post_id" text, "question" text not null, "context" text not null, "text" text not null, "answered" integer not null, "entries" text not null, "order_key" text not null, "asked_at" bigint not null, constraint "exchanges_key" primary key ("workspace", "id"));
CREATE INDEX exchanges_in_channel on exchanges (workspace, channel, asked_at);
CREATE INDEX exchanges_by_person on exchanges (workspace, person, asked_at);
CREATE INDEX exchanges_of_post on exchanges (workspace, post_channel, post_id);
CREATE INDEX exchanges_by_time on exchanges (asked_at);
CREATE TABLE "follows" ("workspace" text not null, "channel" text not null, "thread" text not null, "person" text not null, "used_at" bigint not null, constraint "follows_key" primary key ("workspace", "channel", "thread", "person"));
CREATE TABLE "votes" ("workspace" text not null, "answer" text not null, "person" text not null, "vote" text not null, "reason" text, "voted_at" bigint not null, constraint "votes_key" primary key ("workspace", "answer", "person"));
CREATE TABLE "settings" ("workspace" text not null, "person" text not null, "setting" text not null, "value" text not null, constraint "settings_key" primary key ("workspace", "person", "setting"));
CREATE TABLE "checks" ("id" integer primary key, "times" bigint not null);
insert into events values (1, 'chat:W1', null, null, 'KuO-uSUkGgsE-o092R32zrwmZuLPU5f-jLGcL6wGwOw', 'FUyG2j0ESuW1kclvYaKYQx6voJewYM_cqKbWBWg6YfI', null, 1, 1772442000000, 1772442060000, null, 1772442000000);
insert into events values (2, 'chat:W1', 'P1', 'C1', 'X1219CT8HeRMkWnCZQpGk55riHr0UGa2L7HLd9cD0pU', 'pzN1EQAUOs9fjiOspZjbgrSH3o-JgllNaTU3oFhcJuI', '{"id":"id of waits","content":"content of waits","person":"P1","conversation":{"workspace":"chat:W1","channel":"C1","thread":null,"direct":false},"kind":"message","post":{"channel":"C1","id":"post of waits"},"text":"text of waits","mentioned":true,"namesOthers":false}', 0, 1772442000000, 1772442000000, null, null);
insert into orders values (1, 'chat:W1', 'P1', 'k', '1TVBREPwbDD5UXrH_eHN24GopggrW2w6GwaB3r1CKW4', '["chat:W1","C1",null]', null, 'C1', 1, null, '{"person":"P1","conversation":{"workspace":"chat:W1","channel":"C1","thread":null,"direct":false},"delivery":{"kind":"post","to":{"workspace":"chat:W1","channel":"C1","thread":null,"direct":false},"message":{"blocks":[{"kind":"text","line":[{"kind":"text","text":"text of k"}]}]},"answer":null}}', 0, 1772442000000, 1772442000000, null, null, null, '[]', null);
insert into exchanges values ('chat:W1', 'a', 'P1', 'C1', 'T1', 0, 'C1', 'question a', 'question of a', '[]', 'answer of a', 1, '["gpu-memory","sharding"]', 'order of a', 1772442000000);
insert into follows values ('chat:W1', 'C1', 'T1', 'P1', 1772442000000);
insert into votes values ('chat:W1', 'a', 'P1', 'down', 'why', 1772442000000);
insert into settings values ('chat:W1', 'P1', 'follow', 'off');
insert into checks values (1, 0);
insert into migrations values (1);
`;
