# A snapshot is kept, something is changed, and compared: what, by whom, where the audit log says so.
hubsim --fixture audit --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
start northwind:audit-members 24x80
wait = 3 requests
type c
expect No snapshot of northwind yet
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > snapshots                                      [0] time v  filter: -
| No snapshot of northwind yet.   :snapshot keeps what it is now.
| SNAPSHOT                                          AGE  COMPLETE  BY
~16
|────────────────────────────────────────────────────────────────────────────────
|
|there is nothing to compare with yet: :snapshot                    data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :snapshot
key Enter
wait kept northwind-
expect 1-1/1
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > snapshots                                  [1-1/1] time v  filter: -
| SNAPSHOT                                          AGE  COMPLETE  BY
|>northwind-2024-03-01T120000Z.jsonl                 0s  yes       nadia, passwo…
~16
|────────────────────────────────────────────────────────────────────────────────
|northwind-2024-03-01T120000Z.jsonl   size 62k   organization northwind
|ok: kept northwind-2024-03-01T120000Z.jsonl (74 requests)          data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
key Enter
wait Nothing changed on northwind since that snapshot
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > compare  old=northwind-2024-03-01T120000Z.js…  [0] as sent  +0 -0 ~0
| Nothing changed on northwind since that snapshot.
| CHANGE          WHO                WHERE       FROM     TO       BY        WHEN
~15
|────────────────────────────────────────────────────────────────────────────────
|northwind from 2024-03-01 12:00 to 2024-03-01 12:00 UTC: +0 -0 ~0
|by whom and when: as the audit log says; empty: it does not
|lists 4 + of their rows 15 = 19 requests                           data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :q
key Enter
exit 0
env HUBDECK_TEST_NOW=1706788800
run snapshot northwind --csv --columns complete,members
|complete,members
|true,24
= 0
env HUBDECK_TEST_NOW=1709294400
run org remove-member --org northwind --username tessmoor --yes --allow-destructive --csv
|field,value
= 0
run org update-member --org northwind --username verakim --role editor --yes --allow-destructive --confirm northwind --csv
|field,value
|id,900ddf504e2142fba39feb2646fa6ae1
|username,verakim
|full_name,Vera Kim
|email,verakim@northwind.example
|role,Editor
|groups,
|is_guest,false
|primary_email,verakim@northwind.example
|company,
|date_joined,2023-10-03T10:05:19.345679Z
|gravatar_url,https://www.gravatar.com/avatar/56a190b66136cc20?s=80&r=g&d=mm
|gravatar_email,
|location,
|profile_url,
|type,User
|last_logged_in_at,2024-02-25T09:21:46.448559667Z
|last_seen_at,2024-02-26T11:21:46.448559667Z
= 0
run teams add-member --org northwind --group-name web --member zoefox --yes --csv
|field,value
= 0
start northwind:compare 24x80
wait northwind from
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > compare                                    [1-3/3] as sent  +0 -1 ~2
| CHANGE          WHO                WHERE       FROM     TO       BY        WHEN
|>left            tessmoor                       Member            nadia       0s
| role-changed    verakim                        Member   Editor   nadia       0s
| team-added      zoefox             web                           nadia       0s
|
|
|
|
|
|
|
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|northwind from 2024-03-01 12:00 to 2024-03-01 12:00 UTC: +0 -1 ~2
|by whom and when: as the audit log says; empty: it does not
|lists 4 + of their rows 15 = 19 requests, then 6                   data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
expect tessmoor
expect verakim
type /verakim
key Enter
expect verakim
absent tessmoor
key Esc
type d
wait change
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|change left                                                              [1-8/8]
| reference     left
| change        left
| who           tessmoor
| where         -
| from          Member
| to            -
| by            nadia
| when          2024-03-01 12:00 UTC (0s)
~13
|/ filter  : cmd  Esc back  q quit  @ requests  ! errors  ? help
key Esc
resize 15x60
wait +0 -1 ~2
screen
>hubdeck  northwind  nadia  pw  RW              API -  jobs 0
|northwind > compare                [1-3/3] as sent  +0 -1 ~2
| CHANGE          WHO                     WHERE       FROM  >
|>left            tessmoor                            Member
| role-changed    verakim                             Member
| team-added      zoefox                  web
|
|
|
|
|
|────────────────────────────────────────────────────────────
|northwind from 2024-03-01 12:00 to 2024-03-01 12:00 UTC: +0…
|                                               data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  ? help
resize 39x200
wait verakim
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                                                                                                                                         API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  northwind > compare                                                           [1-3/3] as sent  +0 -1 ~2
| CHANGE          WHO                                                       WHERE       FROM     TO       BY        WHEN│ change  left (row 1)
|>left            tessmoor                                                              Member            nadia       0s│
| role-changed    verakim                                                               Member   Editor   nadia       0s│ change        left
| team-added      zoefox                                                    web                           nadia       0s│ who           tessmoor
|                                                                                                                       │ where         -
|                                                                                                                       │ from          Member
|                                                                                                                       │ to            -
|                                                                                                                       │ by            nadia
|                                                                                                                       │ when          2024-03-01 12:00 UTC (0s)
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|northwind from 2024-03-01 12:00 to 2024-03-01 12:00 UTC: +0 -1 ~2
|by whom and when: as the audit log says; empty: it does not
|                                                                                                                                                                                           data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  f ask  w wide  E export  @ requests  ! errors  ? help
type :audit-members
key Enter
wait since snapshot 2024-02-01: +0 -1 ~2
type c
expect 1-2/2
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                                                                                                                                         API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  northwind > snapshots                                                         [1-2/2] time v  filter: -
| SNAPSHOT                                                           AGE  COMPLETE  BY                SIZE  ORGANIZATION│ snapshot  northwind-2024-03-01T120000Z.jsonl (row 1)
|>northwind-2024-03-01T120000Z.jsonl                                  0s  yes       nadia, passwo…     62k  northwind   │
| northwind-2024-02-01T120000Z.jsonl                                 29d  yes       nadia, passwo…     62k  northwind   │ file          northwind-2024-03-01T120000Z.jsonl
|                                                                                                                       │ time          2024-03-01 12:00 UTC (0s)
|                                                                                                                       │ complete      yes
|                                                                                                                       │ by            nadia, password
|                                                                                                                       │ size          62k (62,461 bytes)
|                                                                                                                       │ organization  northwind
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|northwind-2024-03-01T120000Z.jsonl
|Enter compares with that snapshot; :compare old=FILE with another file                                                                                                                     data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  w wide  E export  @ requests  ! errors  ? help
type :compare old=nowhere.jsonl
key Enter
wait ERROR
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                                                                                                                                         API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  northwind > compare  old=nowhere.jsonl                                               [0] as sent  ERROR
| snapshot: No such file or directory: /tmp/hubdeck-XXXXXX/.local/state/hubdeck/snapshots/nowhere.jsonl.                │
| R retry now   @ log                                                                                                   │
| CHANGE          WHO                                                       WHERE       FROM     TO       BY        WHEN│
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|
|error: snapshot: No such file or directory: /tmp/hubdeck-XXXXXX/.local/state/hubdeck/snapshots/nowhere.jsonl
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  f ask  w wide  E export  @ requests  ! errors  ? help
