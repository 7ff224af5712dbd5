# :jobs: what did not end here is told at the start, and gone on with; what runs
# elsewhere is stopped from here.
hubsim --fixture acme --clock-scale 0 --rate-limit 0 --fail "DELETE *pr-4226* 403 n=1"
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
type 500d
key F9
wait Will delete
key Enter
expect Type acme/web-app
type acme/web-app
key F9
wait RUNNING
type x
wait REPORT
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                     API -  jobs 0
|acme/web-app > job clean-20240301-120000-XXXX                    [1-9/9]  REPORT
| begun 2024-03-01 12:00 by maria
| stopped by the user
| deleted                            3
| refused                            1
| left                              17
| 8 requests, 0 answered 429; the journal has the details: hubdeck journal
| --job clean-20240301-120000-XXXX
|
| refused    pr-4226-f7a1  Hub said: 403 "insufficient scope"
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
|acme/web-app: stopped, 3 deleted, 17 left; :jobs has it
|Esc close   r try the 1 failed again   c go on: 17 left   j k scroll
key Esc
type :jobs
key Enter
wait unfinished
screen
>hubdeck  127.0.0.1:PORTS  maria  pat  RW                           API -  jobs 0
|jobs                                                  [1-1/1] began v  filter: -
| JOB                          STATE         WHERE                  DONE     LEFT
|>clean-20240301-120000-XXXX   unfinished    acme/web-app              3       17
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
|clean-20240301-120000-XXXX   failed 1   began 0s   who maria   why stopped by t…
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
| JO┌─ Clean 17 tags? ───────────────────────────────────────────────────────┐EFT
|>cl│ in acme/web-app                                                        │ 17
|   │   pr-4229-37d3                                                         │
|   │       065939559f34   388M   pushed 558d                                │
|   │   pr-4238-2330                                                         │
|   │       dd5b4a7c4756   387M   pushed 552d                                │
|   │   pr-4241-4301                                                         │
|   │       445b3fbad5f1   388M   pushed 551d                                │
|   │   and 14 more                                                          │
|   │ 6.6G logical (layers are shared)   last pull 513d                      │
|   │ newest pr-4292-1637, pushed 518d                                       │
|   │ Cannot be undone: Docker cannot restore a deleted tag.                 │
|   │ Up to 34 requests, each written to the journal first.                  │
|   │ Type 17 to clean 17 tags: [    ]                                       │
>   │ [ Cancel ]  [ Apply ]                                                  │
|   │ number, then F9 (or Tab, Enter) clean   Esc cancel                     │
|   └────────────────────────────────────────────────────────────────────────┘
|
|────────────────────────────────────────────────────────────────────────────────
|clean-20240301-120000-XXXX   failed 1   began 0s   who maria   why stopped by t…
|                                                                   data 12:00:00
|
# It is asked about as what is left, and the refused one is not tried again.
type 17
key F9
wait 20 of 21
screen
>hubdeck  127.0.0.1:PORTS  maria  pat  RW                           API -  jobs 0
|acme/web-app > job clean-20240301-120000-XXXX                    [1-7/7]  REPORT
| begun 2024-03-01 12:00 by maria
| deleted                           20
| refused                            1
| 42 requests, 0 answered 429; the journal has the details: hubdeck journal
| --job clean-20240301-120000-XXXX
|
| refused    pr-4226-f7a1  Hub said: 403 "insufficient scope"
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
|! acme/web-app: 20 of 21 deleted; the report says why
|Esc close   r try the 1 failed again   j k scroll
type r
expect y clean
type y
wait 21 deleted, 0
screen
>hubdeck  127.0.0.1:PORTS  maria  pat  RW                           API -  jobs 0
|acme/web-app > job clean-20240301-120000-XXXX                    [1-4/4]  REPORT
| begun 2024-03-01 12:00 by maria
| deleted                           21
| 44 requests, 0 answered 429; the journal has the details: hubdeck journal
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
|ok: acme/web-app: 21 deleted, 0 already gone
|Esc close   j k scroll
key Esc
wait finished
requests DELETE * 22
type :q
key Enter
exit 0
