# A matrix that is not whole, or not there at all.
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "GET */gateway/groups* 403 n=1" --fail "GET */groups/web/members* 403 n=1"
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
start northwind 24x80
wait loaded
type M
wait INCOMPLETE
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > repos x teams                              [1-14/15] x 9  INCOMPLETE
| ! Not read: members of web: Hub said: 403 "insufficient scope"
| ! Not read: access of gateway: Hub said: 403 "insufficient scope"
|  REPOSITORY                ci       contractors   data     legacy-admins      >
|  attic-2019                -        -             -        -
|  batch-reports             -        -             read     -
|  checkout                  -        -             -        -
|  customer-export  public   -        -             write    -
|  gateway                   ?        ?             ?        ?
|  internal-payroll public   -        -             -        -
>> ml-features              [-]       -             write    -
|  orphan-tool      no team  -        -             -        -
|  sdk              public   -        -             -        -
|  sealed-keys      no team  -        -             -        admin
|  shop                      write    -             -        -
|  site             public   -        -             -        -
|  tmp-loader                -        -             write    -
|  warehouse-etl             -        admin         write    -
|────────────────────────────────────────────────────────────────────────────────
|ml-features, team ci, 1 person: none
|4 public, 2 no team reaches   * changed   ? not read   28 requests
|! INCOMPLETE: 2 of the lists could not be read; ? stands where i…  data 12:00:00
|Enter change  = review  v members  a ways  t team  / filter  ? help
# What is not known is not changed; what a change means is said as far as it is known.
type /gateway
key Enter
key Enter
expect locked: what it is now could not be read
key Esc
type /year
key Enter
key Right
key Right
key Right
key Right
key Right
key Right
key Right
key Right
expect year-end, team web
key Enter
type =
wait number, then F9
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > repos x teams              [1-1/1] x 9  1 changed  /year  INCOMPLETE
| ! Not read: members of web: Hub said: 403 "insufficient scope"
| ! Not read: access of gateway: Hub said: 403 "insufficient scope"
|< REPOSITORY                ops      owners   platform   release   web
>> year-end                  write    -        -          -        [*read]
|   ┌─ Change 1 cell? ───────────────────────────────────────────────────────┐
|   │ in northwind                                                           │
|   │   year-end, web: none -> read                                          │
|   │ Not all is known of web: more people, or fewer.                        │
|   │ Up to 1 request, each written to the journal first.                    │
|   │ Type 1 to change 1 cell: [    ]                                        │
>   │ [ Cancel ]  [ Apply ]                                                  │
|   │ number, then F9 (or Tab, Enter) change   Esc cancel                    │
|   └────────────────────────────────────────────────────────────────────────┘
~4
|────────────────────────────────────────────────────────────────────────────────
|year-end, team web: none -> read
|4 public, 2 no team reaches   * changed   ? not read   28 requests
|                                                                   data 12:00:00
|
key Esc
key Esc
type R
wait 15 repos x 9 teams
absent INCOMPLETE
expect 1 changed
