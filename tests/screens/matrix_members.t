# Members x teams: what a team brings is read on demand, then told.
hubsim --fixture audit --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
start northwind:members 24x80
wait loaded
type /halberry
key Enter
type M
wait 24 members x 9 teams
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > members x teams                                        [1-16/24] x 9
|  MEMBER                      ci       contractors   data     legacy-admins    >
|  adamring                    -        -             -        -
|  beahart                     -        -             -        -
|  carlsen    no team          -        -             -        -
|  danaroth                    -        -             yes      -
|  emilstad                    -        yes           -        -
|  faywong                     -        -             -        -
|  gusmore                     -        -             yes      -
>> halberry                   [-]       -             -        -
|  idastone                    -        -             -        -
|  joriver                     -        -             -        -
|  nadia      owner            -        -             -        -
|  nwbot                       yes      -             -        -
|  oskarl     owner            -        -             -        -
|  petran     owner            -        -             -        -
|  quentin    editor           -        -             -        -
|  rosabeck   editor, no team  -        -             -        -
|────────────────────────────────────────────────────────────────────────────────
|halberry, team ci, 1 person: none
|3 in no team   * changed   ? not read   12 requests
|24 members x 9 teams (12 requests)                                 data 12:00:00
|Enter change  = review  v repos  a reach  t team  E export  / filter  ? help
# Out of web, and carlsen into it.
expect halberry, team ci
key End
key Home
type /carlsen
key Enter
key Esc
expect carlsen, team ci
key Right
key Right
key Right
key Right
key Right
key Right
key Right
key Right
expect carlsen, team web
key Space
expect 1 changed
type =
wait y change
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > members x teams                             [1-16/24] x 9  1 changed
|< MEMBER                      ops      owners   platform   release   web
|  adamring                    -        -        yes        -         -
|  beahart                     -        -        -          -         yes
|  carlsen                     -        -        -          -         *yes
|> d┌─ Change 1 cell? ───────────────────────────────────────────────────────┐
|  e│ in northwind                                                           │
|  f│   carlsen: into web                                                    │
|  g│ What the teams reach is not read: + reads it first.                    │
|  h│ Up to 1 request, each written to the journal first.                    │
>  i│ [ Cancel ]                                                             │
|  j│ y change   Enter, Esc cancel                                           │
|  n└────────────────────────────────────────────────────────────────────────┘
|  nwbot                       -        -        -          -         -
|  oskarl     owner            -        yes      -          -         -
|  petran     owner            -        yes      -          -         -
|  quentin    editor           -        -        -          yes       -
|  rosabeck   editor, no team  -        -        -          -         -
|────────────────────────────────────────────────────────────────────────────────
|danaroth, team web, 4 people: none
|2 in no team   * changed   ? not read   12 requests
|                                                                   data 12:00:00
|
key Enter
expect cancelled
type ++
wait 24 members x 9 teams
expect 1 changed
type =
wait y change
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > members x teams                             [1-16/24] x 9  1 changed
|< MEMBER                      ops      owners   platform   release   web
|  adamring                    -        -        yes        -         -
|  b┌─ Change 1 cell? ───────────────────────────────────────────────────────┐
|  c│ in northwind                                                           │
|> d│   carlsen: into web                                                    │
|  e│ People gained: 1   people lost: 0                                      │
|  f│   + carlsen  attic-2019: nothing -> pull                               │
|  g│   + carlsen  checkout: nothing -> push                                 │
|  h│   + carlsen  shop: nothing -> push                                     │
|  i│   + carlsen  site: pull -> push                                        │
|  j│ Up to 1 request, each written to the journal first.                    │
>  n│ [ Cancel ]                                                             │
|  n│ y change   Enter, Esc cancel                                           │
|  o└────────────────────────────────────────────────────────────────────────┘
|  petran     owner            -        yes      -          -         -
|  quentin    editor           -        -        -          yes       -
|  rosabeck   editor, no team  -        -        -          -         -
|────────────────────────────────────────────────────────────────────────────────
|danaroth, team web, 4 people: none
|2 in no team   * changed   ? not read   28 requests
|                                                                   data 12:00:00
|
# A paste is not a key.
paste y
requests POST */members* 0
type y
wait Report: 1 of 1
key Enter
wait 24 members x 9 teams
absent 1 changed
requests POST */groups/web/members 1
run teams list-members --org northwind --team web --output tsv --columns username
!hubdeck: --columns: there is no "username"; there are member, name, joined, email, company, location, type, id
= 64
# The other matrix of what was read already: no request.
type v
expect repos x teams
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
|attic-2019, team web, 5 people: read
|4 public, 2 no team reaches   * changed   ? not read   28 requests
|                                                                   data 12:00:00
|Enter change  = review  v members  a ways  t team  E export  / filter  ? help
type v
expect members x teams
# What a member reaches.
type a
wait can: pull
key Esc
expect members x teams
# Other sizes.
resize 15x60
screen folded
>hubdeck  northwind  nadia  pw  RW              API -  jobs 0
|northwind > members x teams                     [1-8/24] x 9
|< MEMBER                   platform   release   web
>> adamring                 yes        -        [-]
|  beahart                  -          -         yes
|  carlsen                  -          -         yes
|  danaroth                 -          -         -
|  emilstad                 -          -         -
|  faywong                  -          -         -
|  gusmore                  -          -         -
|  halberry                 -          -         yes
|────────────────────────────────────────────────────────────
|adamring, team web, 5 people: none
|                                               data 12:00:00
|Enter change  = review  v repos  a reach  t team  ? help
resize 50x200
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                                                                                                                                         API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5[members]  6 invites  7 webhooks  8 tokens  9 audit  0 more  northwind > members x teams                                                              [1-24/24] x 9
|  MEMBER                      ci       contractors   data     legacy-admins  ops      owners   platform   release   web
>> adamring                    -        -             -        -              -        -        yes        -        [-]
|  beahart                     -        -             -        -              -        -        -          -         yes
|  carlsen                     -        -             -        -              -        -        -          -         yes
|  danaroth                    -        -             yes      -              -        -        -          -         -
|  emilstad                    -        yes           -        -              -        -        -          -         -
|  faywong                     -        -             -        -              yes      -        -          -         -
|  gusmore                     -        -             yes      -              -        -        -          -         -
|  halberry                    -        -             -        -              yes      -        -          -         yes
|  idastone                    -        -             -        -              -        -        yes        -         -
|  joriver                     -        -             -        -              -        -        -          yes       -
|  nadia      owner            -        -             -        -              -        yes      -          -         -
|  nwbot                       yes      -             -        -              -        -        -          -         -
|  oskarl     owner            -        -             -        -              -        yes      -          -         -
|  petran     owner            -        -             -        -              -        yes      -          -         -
|  quentin    editor           -        -             -        -              -        -        -          yes       -
|  rosabeck   editor, no team  -        -             -        -              -        -        -          -         -
|  samlee                      -        -             -        -              -        -        yes        -         -
|  tessmoor                    -        -             -        -              -        -        -          -         yes
|  ulfberg                     -        -             yes      -              -        -        -          -         -
|  verakim    no team          -        -             -        -              -        -        -          -         -
|  wimdevos                    -        -             -        -              -        -        -          -         yes
|  xenapap                     -        yes           -        -              -        -        -          -         -
|  yurisok                     -        -             -        -              yes      -        -          -         -
|  zoefox                      -        -             yes      -              -        -        yes        -         -
~18
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|adamring, team web, 5 people: none
|2 in no team   * changed   ? not read   28 requests
|                                                                                                                                                                                           data 12:00:00
|Enter change  = review  v repos  a reach  t team  E export  / filter  ? help
