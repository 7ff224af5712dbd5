# :jobs: what did not end here is told at the start, and gone on with.
hubsim --fixture acme --clock-scale 0 --rate-limit 0 --fail "DELETE * 403 skip=3 n=5"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme/web-app 24x80
wait listing complete
type :jobs
key Enter
wait No jobs
key Esc
expect tags
type P
type pr-42*
key Tab Tab
type 514d
key F9
wait Will delete
key Enter
expect Type 20
type 20
key F9
wait REPORT
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                     API -  jobs 0
|acme/web-app > job clean-20240301-120000-XXXX                  [1-13/13]  REPORT
| begun 2024-03-01 12:00 by maria
| stopped: the Hub refused 5 in a row
| deleted                            3
| refused                            5
| left                              12
| 16 requests, 0 answered 429; the journal has the details: hubdeck journal
| --job clean-20240301-120000-XXXX
|
| refused    pr-4226-f7a1  Hub said: 403 "insufficient scope"
| refused    pr-4229-37d3  Hub said: 403 "insufficient scope"
| refused    pr-4238-2330  Hub said: 403 "insufficient scope"
| refused    pr-4241-4301  Hub said: 403 "insufficient scope"
| refused    pr-4244-5fb2  Hub said: 403 "insufficient scope"
|
|
|
|
|
|
|
|error: stopped: the Hub refused 5 in a row
|Esc close   r try the 5 failed again   c go on: 12 left   j k scroll
key Esc
type :jobs
key Enter
wait unfinished
screen
>hubdeck  127.0.0.1:PORTS  maria  pat  RW                           API -  jobs 0
|jobs                                                  [1-1/1] began v  filter: -
| JOB                          STATE         WHERE                  DONE     LEFT
|>clean-20240301-120000-XXXX   unfinished    acme/web-app              3       12
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
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|clean-20240301-120000-XXXX   failed 5   began 0s   who maria   why stopped: the…
|                                                                   data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :q
key Enter
exit 0
start acme/web-app 24x80
wait did not end: :jobs
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                     API -  jobs 0
|acme > web-app > tags                             [1-16/456] pushed v  filter: -
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
|>   pr-5111-57c9                       57m      43m     417M     1  HOT
|    main-5f21c                          2h      23m     412M     1  HOT =1
|    latest                              2h       1h     413M     2  HOT =2
|    v3.2.1                              2h      34m     413M     2  HOT LOCK =2
|    3                                   2h       2h     413M     2  HOT =2
|    edge                                3h      30m     412M     1  HOT =1
|    v3.3.0-rc.2                         4h    never     413M     2  LOCK
|    nightly-20240301                    9h      20m     415M     3  HOT
|    main-5f20a                          1d      20h     411M     2  HOT
|    pr-5108-b434                        1d       1d     418M     2  HOT
|    v3.3.0-rc.1                         1d       1d     414M     2  HOT LOCK
|    nightly-20240229                    1d       1d     416M     3  HOT
|    main-5f1f8                          1d       1d     411M     2  HOT
|    nightly-20240228                    2d       2d     415M     3  HOT
|    main-5f1e9                          2d    never     411M     2
|    pr-5105-444f                        3d    never     418M     2
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app:pr-5111-57c9   by tokoro   state active   media application/vnd.oc…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|1 job did not end: :jobs                                           data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type :jobs
key Enter
wait unfinished
key Enter
expect REPORT
type c
screen
>hubdeck  127.0.0.1:PORTS  maria  pat  RW                           API -  jobs 0
|jobs                                                  [1-1/1] began v  filter: -
| JO┌─ Clean 12 tags? ───────────────────────────────────────────────────────┐EFT
|>cl│ in acme/web-app                                                        │ 12
|   │   pr-4247-8ec3                                                         │
|   │       c0b2d11ed6a7   389M   pushed 547d                                │
|   │   pr-4253-7676                                                         │
|   │       b5cf8be0edad   389M   pushed 543d                                │
|   │   pr-4256-2316                                                         │
|   │       b5cf8be0edad   389M   pushed 541d                                │
|   │   and 9 more                                                           │
|   │ 4.7G logical (layers are shared)   last pull 515d                      │
|   │ newest pr-4289-661e, pushed 520d                                       │
|   │ Cannot be undone: Docker cannot restore a deleted tag.                 │
|   │ Up to 24 requests, each written to the journal first.                  │
|   │ Type 12 to clean 12 tags: [    ]                                       │
>   │ [ Cancel ]  [ Apply ]                                                  │
|   │ number, then F9 (or Tab, Enter) clean   Esc cancel                     │
|   └────────────────────────────────────────────────────────────────────────┘
|
|────────────────────────────────────────────────────────────────────────────────
|clean-20240301-120000-XXXX   failed 5   began 0s   who maria   why stopped: the…
|                                                                   data 12:00:00
|
# It is asked about as what is left, and the refused ones are not tried again.
type 12
key F9
wait 15 of 20
screen
>hubdeck  127.0.0.1:PORTS  maria  pat  RW                           API -  jobs 0
|acme/web-app > job clean-20240301-120000-XXXX                  [1-11/11]  REPORT
| begun 2024-03-01 12:00 by maria
| deleted                           15
| refused                            5
| 40 requests, 0 answered 429; the journal has the details: hubdeck journal
| --job clean-20240301-120000-XXXX
|
| refused    pr-4226-f7a1  Hub said: 403 "insufficient scope"
| refused    pr-4229-37d3  Hub said: 403 "insufficient scope"
| refused    pr-4238-2330  Hub said: 403 "insufficient scope"
| refused    pr-4241-4301  Hub said: 403 "insufficient scope"
| refused    pr-4244-5fb2  Hub said: 403 "insufficient scope"
|
|
|
|
|
|
|
|
|
|! acme/web-app: 15 of 20 deleted; the report says why
|Esc close   r try the 5 failed again   j k scroll
type r
expect Type 5
type 5
key F9
wait 20 deleted, 0
screen
>hubdeck  127.0.0.1:PORTS  maria  pat  RW                           API -  jobs 0
|acme/web-app > job clean-20240301-120000-XXXX                    [1-4/4]  REPORT
| begun 2024-03-01 12:00 by maria
| deleted                           20
| 50 requests, 0 answered 429; the journal has the details: hubdeck journal
| --job clean-20240301-120000-XXXX
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
|
|
|
|ok: acme/web-app: 20 deleted, 0 already gone
|Esc close   j k scroll
key Esc
wait finished
requests DELETE * 25
type :q
key Enter
exit 0
