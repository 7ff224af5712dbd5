# Loading, stopped, forbidden; read-only, where nothing is changed; no teams.
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "GET /v2/orgs/northwind/* stall"
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
start northwind 24x80
wait loaded
type M
wait Loading teams
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > repos x teams                                                LOADING
| Loading teams and access of northwind: 1 of 4 requests answered.   z stops
~16
|────────────────────────────────────────────────────────────────────────────────
~3
|Enter change  = review  v members  a ways  t team  E export  / filter  ? help
type z
wait Stopped
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > repos x teams                                                STOPPED
| Stopped.   R reads again
~16
|────────────────────────────────────────────────────────────────────────────────
|
|
|stopped: R reads again
|Enter change  = review  v members  a ways  t team  E export  / filter  ? help
type qqq
exit 0
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "GET /v2/orgs/northwind/* 403" --fail "GET *northwind*/groups* 403" --fail "GET */namespaces/northwind/repositories[?]* 403 skip=1" --fail "GET *fabrikam*/groups* empty"
start northwind 24x80
wait loaded
type M
wait FORBIDDEN
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > repos x teams                                              FORBIDDEN
| Hub said: 403 "insufficient scope"
| Teams need: password + 2FA sign-in as an owner or editor, or an organization
| token with scope-group-read.
| You are: nadia by password.
| L sign in another way   C what can this credential do?   R retry now
~12
|────────────────────────────────────────────────────────────────────────────────
|
|
|error: Hub said: 403 "insufficient scope"; the token's scope is too small: read…
|Enter change  = review  v members  a ways  t team  E export  / filter  ? help
key Esc
type :fabrikam:teams
key Enter
wait No teams
type M
wait No teams in fabrikam
screen folded
>hubdeck  127.0.0.1:PORTS  fabrikam  nadia  pw  RW                  API -  jobs 0
|fabrikam > repos x teams                                             [1-3/3] x 0
| No teams in fabrikam: 4 n makes one.
~16
|────────────────────────────────────────────────────────────────────────────────
|
|1 public, 3 no team reaches   * changed   ? not read   7 requests
|3 repos x 0 teams (7 requests)                                     data 12:00:00
|Enter change  = review  v members  a ways  t team  E export  / filter  ? help
type qqqqq
exit 0
hubsim --fixture audit --clock-scale 0 --rate-limit 0
start --read-only northwind 24x80
wait loaded
type M
wait 15 repos x 9 teams
key Enter
expect changing is off: read-only
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RO                 API -  jobs 0
|northwind > repos x teams                                          [1-15/15] x 9
|  REPOSITORY                ci       contractors   data     legacy-admins      >
|  attic-2019                -        -             -        -
|  batch-reports             -        -             read     -
|  checkout                  -        -             -        -
|  customer-export  public   -        -             write    -
|  gateway                   -        -             -        -
|  internal-payroll public   -        -             -        -
>> ml-features              [-]       -             write    -
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
|ml-features, team ci, 1 person: none
|4 public, 2 no team reaches   * changed   ? not read   28 requests
|! changing is off: read-only                                       data 12:00:00
|v members  a ways  t team  E export  / filter  ? help
type =
expect review is off: read-only
requests POST */groups* 0
type qqqq
exit 0
