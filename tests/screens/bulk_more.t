# Marks in the other panes: planned with what is left out, asked about, run, told; and the
# Hub has what the report says.
hubsim --fixture acme --repos 1 --lists 3 --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
env DOCKERHUB_SCIM_TOKEN=scim-acme
# Webhooks are deleted.
start acme/bulk-0001:webhooks 24x80
wait loaded 3 webhooks
type *D
wait number, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > bulk-0001 > webhooks                            [1-3/3] name ^  filter: -
| M  NAME                  URL                                               LAST
|>*  hook-000001           https://ci.example.com/***                          1d
| *  hook-000002           https://ci.example.com/***                          2d
| * ┌─ Delete 3 webhooks? ───────────────────────────────────────────────────┐ 3d
|   │ in acme/bulk-0001                                                      │
|   │   hook-000001                                                          │
|   │   hook-000002                                                          │
|   │   hook-000003                                                          │
|   │ Cannot be undone.                                                      │
|   │ Up to 3 requests, each written to the journal first.                   │
|   │ Type 3 to delete 3 webhooks: [    ]                                    │
>   │ [ Cancel ]  [ Apply ]                                                  │
|   │ number, then F9 (or Tab, Enter) delete   Esc cancel                    │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|3 marked
|                                                                   data 12:00:00
|
key Enter
requests DELETE * 0
type D
wait number, then F9
type 3
key F9
wait Report: 3 of 3
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > bulk-0001 > webhooks                            [1-3/3] name ^  filter: -
| M  NAME                  URL                                               LAST
|>*  hook-000001           https://ci.example.com/***                          1d
| *  hook-000002           https://ci.example.com/***                          2d
| *  hook-000003           https://ci.example.com/***                          3d
|   ┌─ Report: 3 of 3 deleted ───────────────────────────────────────────────┐
|   │ in acme/bulk-0001                                                      │
|   │ deleted        3                                                       │
|   │   deleted        204  hook-000001                                      │
|   │   deleted        204  hook-000002                                      │
|   │   deleted        204  hook-000003                                      │
|   │                                                                        │
|   │ Esc closes   j k scroll                                                │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|3 marked
|ok: acme/bulk-0001: 3 deleted, 0 already gone                      data 12:00:00
|
key Esc
requests DELETE */webhook_pipeline/* 3
type R
wait No webhooks
# Personal tokens are disabled; one that is so already is left out.
type :pats
key Enter
wait loaded
type /bulk
key Enter
type md
wait disabled     in 1d
gone REFRESH
type *md
wait number, then F9
screen
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                            API -  jobs 0
|pats                                       [1-3/3 of 6] expires ^  filter: /bulk
| M  LABEL                    STATE      EXPIRES     USED  SCOPES
|>*  bulk-000001              disabled     in 1d       1d  repo:write
| *  bulk-000002              active       in 2d       2d  repo:admin
| * ┌─ Disable 2 personal tokens? ───────────────────────────────────────────┐
|   │ in your account                                                        │
|   │   bulk-000003                                                          │
|   │   bulk-000002                                                          │
|   │ left out: 1, already so (bulk-000001)                                  │
|   │ Up to 2 requests, each written to the journal first.                   │
|   │ Type 2 to disable 2 personal tokens: [    ]                            │
>   │ [ Cancel ]  [ Apply ]                                                  │
|   │ number, then F9 (or Tab, Enter) disable   Esc cancel                   │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|3 marked
|
|                                                                   data 12:00:00
|
type 2
key F9
wait Report: 2 of 2
screen
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                            API -  jobs 0
|pats                                       [1-3/3 of 6] expires ^  filter: /bulk
| M  LABEL                    STATE      EXPIRES     USED  SCOPES
|>*  bulk-000001              disabled     in 1d       1d  repo:write
| *  bulk-000002              active       in 2d       2d  repo:admin
| *  bulk-000003              active       in 3d       3d  repo:read
|   ┌─ Report: 2 of 2 disabled ──────────────────────────────────────────────┐
|   │ in your account                                                        │
|   │ disabled       2                                                       │
|   │   disabled       200  bulk-000003                                      │
|   │   disabled       200  bulk-000002                                      │
|   │                                                                        │
|   │ Esc closes   j k scroll                                                │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|3 marked
|
|ok: your account: 2 disabled                                       data 12:00:00
|
key Esc
requests PATCH */access-tokens/* 3
# And deleted.
gone REFRESH
type *D
screen
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                            API -  jobs 0
|pats                                       [1-3/3 of 6] expires ^  filter: /bulk
| M  LABEL                    STATE      EXPIRES     USED  SCOPES
|>*  bulk-000001              disabled     in 1d       1d  repo:write
| *  bulk-000002              disabled     in 2d       2d  repo:admin
| * ┌─ Delete 3 personal tokens? ────────────────────────────────────────────┐
|   │ in your account                                                        │
|   │   bulk-000003                                                          │
|   │   bulk-000002                                                          │
|   │   bulk-000001                                                          │
|   │ Cannot be undone.                                                      │
|   │ Up to 3 requests, each written to the journal first.                   │
|   │ Type 3 to delete 3 personal tokens: [    ]                             │
>   │ [ Cancel ]  [ Apply ]                                                  │
|   │ number, then F9 (or Tab, Enter) delete   Esc cancel                    │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|3 marked
|
|                                                                   data 12:00:00
|
type 3
key F9
wait Report: 3 of 3
screen
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                            API -  jobs 0
|pats                                       [1-3/3 of 6] expires ^  filter: /bulk
| M  LABEL                    STATE      EXPIRES     USED  SCOPES
|>*  bulk-000001              disabled     in 1d       1d  repo:write
| *  bulk-000002              disabled     in 2d       2d  repo:admin
| *  bulk-000003              disabled     in 3d       3d  repo:read
|   ┌─ Report: 3 of 3 deleted ───────────────────────────────────────────────┐
|   │ in your account                                                        │
|   │ deleted        3                                                       │
|   │   deleted        204  bulk-000003                                      │
|   │   deleted        204  bulk-000002                                      │
|   │   deleted        204  bulk-000001                                      │
|   │                                                                        │
|   │ Esc closes   j k scroll                                                │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|3 marked
|
|ok: your account: 3 deleted, 0 already gone                        data 12:00:00
|
key Esc
requests DELETE */access-tokens/* 3
wait matches /bulk
# Tokens of an organization are deleted.
type :acme:oats
key Enter
wait loaded
type /bulk
key Enter
type *D
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > oats                                [1-3/3 of 6] expires ^  filter: /bulk
| M  LABEL                                            STATE      EXPIRES     USED
|>*  bulk-000001                                      active       in 1d       1d
| *  bulk-000002                                      active       in 2d       2d
| * ┌─ Delete 3 organization tokens? ────────────────────────────────────────┐ 3d
|   │ in acme                                                                │
|   │   bulk-000003                                                          │
|   │   bulk-000002                                                          │
|   │   bulk-000001                                                          │
|   │ Cannot be undone.                                                      │
|   │ Up to 6 requests, each written to the journal first.                   │
|   │ Type 3 to delete 3 organization tokens: [    ]                         │
>   │ [ Cancel ]  [ Apply ]                                                  │
|   │ number, then F9 (or Tab, Enter) delete   Esc cancel                    │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|3 marked
|
|                                                                   data 12:00:00
|
type 3
key F9
wait Report: 3 of 3
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > oats                                [1-3/3 of 6] expires ^  filter: /bulk
| M  LABEL                                            STATE      EXPIRES     USED
|>*  bulk-000001                                      active       in 1d       1d
| *  bulk-000002                                      active       in 2d       2d
| *  bulk-000003                                      active       in 3d       3d
|   ┌─ Report: 3 of 3 deleted ───────────────────────────────────────────────┐
|   │ in acme                                                                │
|   │ deleted        3                                                       │
|   │   deleted        204  bulk-000003                                      │
|   │   deleted        204  bulk-000002                                      │
|   │   deleted        204  bulk-000001                                      │
|   │                                                                        │
|   │ Esc closes   j k scroll                                                │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|3 marked
|
|ok: acme: 3 deleted, 0 already gone                                data 12:00:00
|
key Esc
requests DELETE */orgs/acme/access-tokens/* 3
# Repositories become private; those that are so already are left out.
type :acme
key Enter
wait loaded
type /s
key Enter
type *mp
wait number, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                    [1-7/7 of 14] size v  filter: /s
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>*  payments                                 private     31.0G    290k        5h
| *  base-images                              public      22.4G    9.8M        3d
| * ┌─ Make private: 3 repositories? ────────────────────────────────────────┐ 9d
| * │ in acme                                                                │ 1d
| * │   base-images                                                          │2d!
| * │   docs-site                                                            │30d
| * │   helm-charts                                                          │ver
|   │ left out: 4, already so (payments)                                     │
|   │ Up to 3 requests, each written to the journal first.                   │
|   │ Type 3, the number of repositories: [    ]                             │
>   │ [ Cancel ]  [ Apply ]                                                  │
|   │ number, then F9 (or Tab, Enter) make private   Esc cancel              │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|7 marked  59.6G logical (layers are shared)
|                                                                   data 12:00:00
|
type 3
key F9
wait Report
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                    [1-7/7 of 14] size v  filter: /s
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>*  payments                                 private     31.0G    290k        5h
| *  base-images                              public      22.4G    9.8M        3d
| *  docs-site                                public       4.1G    121k        9d
| * ┌─ Report: 3 of 3 made private ──────────────────────────────────────────┐ 1d
| * │ in acme                                                                │2d!
| * │ made private   3                                                       │30d
| * │   made private   200  base-images                                      │ver
|   │   made private   200  docs-site                                        │
|   │   made private   200  helm-charts                                      │
|   │                                                                        │
|   │ Esc closes   j k scroll                                                │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|7 marked  59.6G logical (layers are shared)
|ok: acme: 3 made private                                           data 12:00:00
|
key Esc
wait private     22.4G
gone REFRESH
# Public is class 3: the name of the organization.
type mo
wait name, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                    [1-7/7 of 14] size v  filter: /s
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>*  payments                                 private     31.0G    290k        5h
| *  base-images                              private     22.4G    9.8M        3d
| * ┌─ Make public: 7 repositories? ─────────────────────────────────────────┐ 9d
| * │ in acme                                                                │ 1d
| * │   payments                                                             │2d!
| * │   tools-lint                                                           │30d
| * │   base-images                                                          │ver
|   │   and 4 more                                                           │
|   │ Up to 7 requests, each written to the journal first.                   │
|   │ Type acme: [    ]                                                      │
>   │ [ Cancel ]  [ Apply ]                                                  │
|   │ name, then F9 (or Tab, Enter) make public   Esc cancel                 │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|7 marked  59.6G logical (layers are shared)
|                                                                   data 12:00:00
|
key Enter
type mo
wait name, then F9
type acme
key F9
wait Report
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                    [1-7/7 of 14] size v  filter: /s
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>*  payments                                 private     31.0G    290k        5h
| * ┌─ Report: 7 of 7 made public ───────────────────────────────────────────┐ 3d
| * │ in acme                                                                │ 9d
| * │ made public    7                                                       │ 1d
| * │   made public    200  payments                                         │2d!
| * │   made public    200  tools-lint                                       │30d
| * │   made public    200  base-images                                      │ver
|   │   made public    200  docs-site                                        │
|   │   made public    200  helm-charts                                      │
|   │   made public    200  sandbox-jdoe                                     │
|   │   made public    200  rocket-skates                                    │
|   │                                                                        │
|   │ Esc closes   j k scroll                                                │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|7 marked  59.6G logical (layers are shared)
|ok: acme: 7 made public                                            data 12:00:00
|
key Esc
wait public      22.4G
gone REFRESH
# All of them for one team, which is known by its name.
type mT
wait ci-push  ml
type web
key Tab
type w
key F9
wait number, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                    [1-7/7 of 14] size v  filter: /s
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>*  payments                                 public      31.0G    290k        5h
| * ┌─ Give a team access: 7 repositories? ──────────────────────────────────┐ 3d
| * │ in acme                                                                │ 9d
| * │   payments                                                             │ 1d
| * │   tools-lint                                                           │2d!
| * │   base-images                                                          │30d
| * │   and 4 more                                                           │ver
|   │ team = web                                                             │
|   │ permission = write                                                     │
|   │ Up to 7 requests, each written to the journal first.                   │
|   │ Type 7, the number of repositories: [    ]                             │
>   │ [ Cancel ]  [ Apply ]                                                  │
|   │ number, then F9 (or Tab, Enter) give a team access   Esc cancel        │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|7 marked  59.6G logical (layers are shared)
|                                                                   data 12:00:00
|
type 7
key F9
wait Report
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                    [1-7/7 of 14] size v  filter: /s
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>*  payments                                 public      31.0G    290k        5h
| * ┌─ Report: 6 of 7 given access ──────────────────────────────────────────┐ 3d
| * │ in acme                                                                │ 9d
| * │ given access   6                                                       │ 1d
| * │ refused        1                                                       │2d!
| * │   given access   200  payments                                         │30d
| * │   given access   200  tools-lint                                       │ver
|   │   given access   200  base-images                                      │
|   │   given access   200  docs-site                                        │
|   │   given access   200  helm-charts                                      │
|   │   refused        400  sandbox-jdoe  Hub said: 400 "body is invalid; gr…│
|   │   given access   200  rocket-skates                                    │
|   │                                                                        │
|   │ Esc closes   r tries the 1 that failed again   j k scroll              │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|────────────────────────────────────────────────────────────────────────────────
|7 marked  59.6G logical (layers are shared)
|! acme: 6 of 7 given access; the report says why                   data 12:00:00
|
key Esc
gone REFRESH
# The Hub has it.
run repos list --namespace acme --output tsv --columns name,vis
|name	vis
|ci-cache	private
|web-app	private
|payments	public
|bulk-0001	private
|api-gateway	private
|tools-lint	public
|base-images	public
|docs-site	public
|helm-charts	public
|naive-proxy	private
!hubdeck: 10 rows of 14; --all reads every page
= 0
run repos list-groups --namespace acme --repository helm-charts --output tsv --columns team,permission
|team	permission
|web	write
= 0
# People who are switched off are switched on again: read first, every field sent back.
type :acme:scim
key Enter
wait loaded
type *mx
wait name, then F9
type acme
key F9
wait Report
key Esc
wait no  
gone REFRESH
type ma
wait then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > scim                                          [1-11/11] user ^  filter: -
| M  USER                                        ACTIVE    NAME
|>*  aldo@ferri.example                          no        aldoext
| *  cibot7@example.com                          no        cibot7
| * ┌─ Activate 11 SCIM users? ──────────────────────────────────────────────┐
| * │ in acme                                                                │
| * │   maria@example.com                                                    │
| * │   jdoe@example.com                                                     │
| * │   otto@example.com                                                     │
| * │   and 8 more                                                           │
| * │ Up to 22 requests, each written to the journal first.                  │
| * │ Type acme: [    ]                                                      │
> * │ [ Cancel ]  [ Apply ]                                                  │
|   │ name, then F9 (or Tab, Enter) activate   Esc cancel                    │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|11 marked
|                                                                   data 12:00:00
|
type acme
key F9
wait Report
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > scim                                          [1-11/11] user ^  filter: -
| M ┌─ Report: 11 of 11 activated ───────────────────────────────────────────┐
|>* │ in acme                                                                │
| * │ activated      11                                                      │
| * │   activated      200  maria@example.com                                │
| * │   activated      200  jdoe@example.com                                 │
| * │   activated      200  otto@example.com                                 │
| * │   activated      200  kmbeki@example.com                               │
| * │   activated      200  rsilva@example.com                               │
| * │   activated      200  tokoro@example.com                               │
| * │   activated      200  cibot7@example.com                               │
| * │   activated      200  aldo@ferri.example                               │
| * │   activated      200  sato@example.com                                 │
|   │   activated      200  yossi@example.com                                │
|   │   activated      200  u77123@example.com                               │
|   │                                                                        │
|   │ Esc closes   j k scroll                                                │
|   └────────────────────────────────────────────────────────────────────────┘
|
|────────────────────────────────────────────────────────────────────────────────
|11 marked
|ok: acme: 11 activated                                             data 12:00:00
|
key Esc
run scim list-users --output tsv --columns user,active
|user	active
|maria@example.com	yes
|jdoe@example.com	yes
|otto@example.com	yes
|kmbeki@example.com	yes
|rsilva@example.com	yes
|tokoro@example.com	yes
|cibot7@example.com	yes
|aldo@ferri.example	yes
|sato@example.com	yes
|yossi@example.com	yes
|u77123@example.com	yes
= 0
requests GET */scim/2.0/Users/* 22
type qqqqqqqq
exit 0
