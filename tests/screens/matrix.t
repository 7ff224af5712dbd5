# Repositories x teams: read, looked through, changed on the screen, reviewed with who
# gains and who loses, sent as one plan, and so on the Hub.
hubsim --fixture audit --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
start northwind:teams 24x80
wait loaded 9 teams
type g
type jM
wait 15 repos x 9 teams
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > repos x teams                                          [1-15/15] x 9
|  REPOSITORY                ci       contractors   data     legacy-admins      >
>> attic-2019                -       [-]            -        -
|  batch-reports             -        -             read     -
|  checkout                  -        -             -        -
|  customer-export  public   -        -             write    -
|  gateway                   -        -             -        -
|  internal-payroll public   -        -             -        -
|  ml-features               -        -             write    -
|  orphan-tool      no team  -        -             -        -
|  sdk              public   -        -             -        -
|  sealed-keys      no team  -        -             -        admin
|  shop                      write    -             -        -
|  site             public   -        -             -        -
|  tmp-loader                -        -             write    -
|  warehouse-etl             -        admin         write    -
|  year-end                  -        -             -        -
|
|────────────────────────────────────────────────────────────────────────────────
|attic-2019, team contractors, 2 people: none
|4 public, 2 no team reaches   * changed   ? not read   28 requests
|15 repos x 9 teams (28 requests)                                   data 12:00:00
|Enter change  = review  v members  a ways  t team  E export  / filter  ? help
# The key on a team stands on its column; the last columns come with the cursor.
key Right
key Right
key Right
key Right
key Right
key Right
key Right
key Right
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > repos x teams                                          [1-15/15] x 9
|< REPOSITORY                ops      owners   platform   release   web
>> attic-2019                -        -        -          -        [read]
|  batch-reports             -        -        -          -         -
|  checkout                  write    -        -          -         write
|  customer-export  public   -        -        -          -         -
|  gateway                   read     -        admin      write     -
|  internal-payroll public   admin    -        -          -         -
|  ml-features               -        -        read       -         -
|  orphan-tool      no team  -        -        -          -         -
|  sdk              public   -        -        write      -         -
|  sealed-keys      no team  -        -        -          -         -
|  shop                      -        -        admin      -         write
|  site             public   -        -        -          -         write
|  tmp-loader                -        -        -          -         -
|  warehouse-etl             -        -        -          -         -
|  year-end                  write    -        -          -         -
|
|────────────────────────────────────────────────────────────────────────────────
|attic-2019, team web, 4 people: read
|4 public, 2 no team reaches   * changed   ? not read   28 requests
|                                                                   data 12:00:00
|Enter change  = review  v members  a ways  t team  E export  / filter  ? help
# The team owners is locked.
key Left
key Left
key Left
expect team owners
key Enter
expect locked: owners administer
absent 1 changed
# Rows are filtered by their name and by what is noted of them.
type /public
key Enter
expect /public
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > repos x teams                                   [1-4/4] x 9  /public
|< REPOSITORY                ops      owners   platform   release   web
>> customer-export  public   -       [-]       -          -         -
|  internal-payroll public   admin    -        -          -         -
|  sdk              public   -        -        write      -         -
|  site             public   -        -        -          -         write
~12
|────────────────────────────────────────────────────────────────────────────────
|customer-export, team owners, 3 people: none   public   locked: owners administ…
|4 public, 2 no team reaches   * changed   ? not read   28 requests
|                                                                   data 12:00:00
|Enter change  = review  v members  a ways  t team  E export  / filter  ? help
key Esc
# Cells: ops may no longer push checkout, data reads the gateway, nobody is in
# legacy-admins.
type gjj
key Left
expect checkout, team ops
key Enter
key Enter
expect 1 changed
type =
wait y change
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > repos x teams                               [1-15/15] x 9  1 changed
|< REPOSITORY                ops      owners   platform   release   web
|  attic-2019                -        -        -          -         read
|  batch-reports             -        -        -          -         -
|> c┌─ Change 1 cell? ───────────────────────────────────────────────────────┐
|  c│ in northwind                                                           │
|  g│   checkout, ops: write -> none                                         │
|  i│ People gained: 0   people lost: 2                                      │
|  m│   - faywong  checkout: push -> nothing                                 │
|  o│   - yurisok  checkout: push -> nothing                                 │
|  s│ Up to 1 request, each written to the journal first.                    │
>  s│ [ Cancel ]                                                             │
|  s│ y change   Enter, Esc cancel                                           │
|  s└────────────────────────────────────────────────────────────────────────┘
|  tmp-loader                -        -        -          -         -
|  warehouse-etl             -        -        -          -         -
|  year-end                  write    -        -          -         -
|
|────────────────────────────────────────────────────────────────────────────────
|checkout, team ops, 3 people: write -> none
|4 public, 2 no team reaches   * changed   ? not read   28 requests
|                                                                   data 12:00:00
|
key Esc
key Enter
expect checkout, team ops, 3 people: write -> read
type jj
key Left
key Left
expect gateway, team data
key Enter
expect 2 changed
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > repos x teams                               [1-15/15] x 9  2 changed
|< REPOSITORY                data     legacy-admins  ops      owners            >
|  attic-2019                -        -              -        -
|  batch-reports             read     -              -        -
|  checkout                  -        -              *read    -
|  customer-export  public   write    -              -        -
>> gateway                  [*read]   -              read     -
|  internal-payroll public   -        -              admin    -
|  ml-features               write    -              -        -
|  orphan-tool      no team  -        -              -        -
|  sdk              public   -        -              -        -
|  sealed-keys      no team  -        admin          -        -
|  shop                      -        -              -        -
|  site             public   -        -              -        -
|  tmp-loader                write    -              -        -
|  warehouse-etl             write    -              -        -
|  year-end                  -        -              write    -
|
|────────────────────────────────────────────────────────────────────────────────
|gateway, team data, 4 people: none -> read
|4 public, 2 no team reaches   * changed   ? not read   28 requests
|                                                                   data 12:00:00
|Enter change  = review  v members  a ways  t team  E export  / filter  ? help
# Esc holds once while changes are not sent.
key Esc
expect 2 cells not sent
type =
wait number, then F9
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > repos x teams                               [1-15/15] x 9  2 changed
|< REPOSITORY                data     legacy-admins  ops      owners            >
|  a┌─ Change 2 cells? ──────────────────────────────────────────────────────┐
|  b│ in northwind                                                           │
|  c│   checkout, ops: write -> read                                         │
|  c│   gateway, data: none -> read                                          │
|> g│ People gained: 3   people lost: 2                                      │
|  i│   - faywong  checkout: push -> pull                                    │
|  m│   - yurisok  checkout: push -> pull                                    │
|  o│   + danaroth  gateway: nothing -> pull                                 │
|  s│   + gusmore  gateway: nothing -> pull                                  │
|  s│   + ulfberg  gateway: nothing -> pull                                  │
|  s│ Up to 2 requests, each written to the journal first.                   │
|  s│ Type 2 to change 2 cells: [    ]                                       │
>  t│ [ Cancel ]  [ Apply ]                                                  │
|  w│ number, then F9 (or Tab, Enter) change   Esc cancel                    │
|  y└────────────────────────────────────────────────────────────────────────┘
|
|────────────────────────────────────────────────────────────────────────────────
|gateway, team data, 4 people: none -> read
|4 public, 2 no team reaches   * changed   ? not read   28 requests
|                                                                   data 12:00:00
|
# Enter cancels, a paste is nobody's, and nothing was sent.
key Enter
expect cancelled: nothing was changed
type =
wait number, then F9
paste 2
key F9
expect the number is not right
requests POST */groups* 0
requests PATCH */groups* 0
requests DELETE */groups* 0
type 2
key F9
wait Report: 2 of 2
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > repos x teams                               [1-15/15] x 9  2 changed
|< REPOSITORY                data     legacy-admins  ops      owners            >
|  attic-2019                -        -              -        -
|  batch-reports             read     -              -        -
|  checkout                  -        -              *read    -
|  c┌─ Report: 2 of 2 changed ───────────────────────────────────────────────┐
|> g│ in northwind                                                           │
|  i│ changed        2                                                       │
|  m│   changed        200  checkout, ops: write -> read                     │
|  o│   changed        200  gateway, data: none -> read                      │
|  s│                                                                        │
|  s│ Esc closes   j k scroll                                                │
|  s└────────────────────────────────────────────────────────────────────────┘
|  site             public   -        -              -        -
|  tmp-loader                write    -              -        -
|  warehouse-etl             write    -              -        -
|  year-end                  -        -              write    -
|
|────────────────────────────────────────────────────────────────────────────────
|gateway, team data, 4 people: none -> read
|4 public, 2 no team reaches   * changed   ? not read   28 requests
|ok: northwind: 2 changed                                           data 12:00:00
|
key Enter
wait 15 repos x 9 teams
absent 2 changed
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > repos x teams                                          [1-15/15] x 9
|< REPOSITORY                data     legacy-admins  ops      owners            >
|  attic-2019                -        -              -        -
|  batch-reports             read     -              -        -
|  checkout                  -        -              read     -
|  customer-export  public   write    -              -        -
>> gateway                  [read]    -              read     -
|  internal-payroll public   -        -              admin    -
|  ml-features               write    -              -        -
|  orphan-tool      no team  -        -              -        -
|  sdk              public   -        -              -        -
|  sealed-keys      no team  -        admin          -        -
|  shop                      -        -              -        -
|  site             public   -        -              -        -
|  tmp-loader                write    -              -        -
|  warehouse-etl             write    -              -        -
|  year-end                  -        -              write    -
|
|────────────────────────────────────────────────────────────────────────────────
|gateway, team data, 4 people: read
|4 public, 2 no team reaches   * changed   ? not read   28 requests
|15 repos x 9 teams (28 requests)                                   data 12:00:00
|Enter change  = review  v members  a ways  t team  E export  / filter  ? help
requests POST */gateway/groups 1
requests PATCH */checkout/groups/* 1
run repos list-groups --namespace northwind --repository gateway --output tsv --columns group_name,permission
!hubdeck: --columns: there is no "group_name"; there are team, permission, id
= 64
run repos list-groups --namespace northwind --repository checkout --output tsv --columns group_name,permission
!hubdeck: --columns: there is no "group_name"; there are team, permission, id
= 64
# From here to the ways of the row, to what the team reaches, and back.
type a
wait who can: push
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > gateway > ways  can=push            [1-14/14] as sent  who can: push
| WHO              CAN    BECAUSE                      WAYS  KIND   NOTE
|>adamring         admin  team platform (admin)           1  user
| idastone         admin  team platform (admin)           1  user
| nadia            admin  owner of the organization       1  user
| oskarl           admin  owner of the organization       1  user   IDLE
| petran           admin  owner of the organization       1  user   GUEST
| quentin          admin  editor of the organization      2  user
| rosabeck         admin  editor of the organization      1  user   IDLE
| samlee           admin  team platform (admin)           1  user
| zoefox           admin  team platform (admin)           1  user
| joriver          push   team release (write)            1  user
| quentin          push   team release (write)            2  user
| everything       admin  token for northwind/*           1  token  used 9d ago
| old-jenkins      push   token for northwind/*           1  token  never used !
| release-bot      push   token for northwind/gateway     1  token  used 2d ago
|
|────────────────────────────────────────────────────────────────────────────────
|can push: 10 people, 1 by more than one way   3 tokens
|What this cannot see: these people's own tokens, owners of a parent company.
|Who has an unverified e-mail address only reads, whatever the team says.
|lists 6 + of their rows 23 = 29 requests                           data 12:00:00
|Enter open  n give  m actions  v view  / filter  s sort  : cmd  d info  ? help
key Esc
expect repos x teams
type t
wait data > team-repos
key Esc
expect repos x teams
# The right to administer is asked for with the name; U takes all back.
key Enter
key Enter
expect 1 changed
type =
wait name, then F9
paste northwind
key F9
expect the name is not right
key Esc
type U
expect 1 changed cell taken back
key Esc
expect northwind > teams
