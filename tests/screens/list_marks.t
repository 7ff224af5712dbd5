# Marks are bound to rows: sorting, filtering and paging do not move them.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme/web-app 24x80
screen
>hubdeck  acme  maria  pat  RW                 API 174/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                             [1-16/459] pushed v  filter: -
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
|listing complete, 5 pages, 459 rows                                data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type  jV
key Down Down
screen
>hubdeck  acme  maria  pat  RW                 API 174/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                             [1-16/459] pushed v  filter: -
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
| *  pr-5111-57c9                       57m      43m     417M     1  HOT
|    main-5f21c                          2h      23m     412M     1  HOT =1
| +  latest                              2h       1h     413M     2  HOT =2
| +  v3.2.1                              2h      34m     413M     2  HOT LOCK =2
|>+  3                                   2h       2h     413M     2  HOT =2
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
|1 marked  417M logical  left out: 1 <24h
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|                                                                   data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type V
screen
>hubdeck  acme  maria  pat  RW                 API 174/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                             [1-16/459] pushed v  filter: -
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
| *  pr-5111-57c9                       57m      43m     417M     1  HOT
|    main-5f21c                          2h      23m     412M     1  HOT =1
| *  latest                              2h       1h     413M     2  HOT =2
| *  v3.2.1                              2h      34m     413M     2  HOT LOCK =2
|>*  3                                   2h       2h     413M     2  HOT =2
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
|4 marked  1.7G logical  left out: 1 latest 1 LOCK 2 <24h
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|4 marked                                                           data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type sa
expect 4 marked
type /3.3.0
key Enter
screen
>hubdeck  acme  maria  pat  RW                 API 174/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                       [1-2/2 of 459] tag ^  filter: /3.3.0
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
|>   v3.3.0-rc.1                         1d       1d     414M     2  HOT LOCK
|    v3.3.0-rc.2                         4h    never     413M     2  LOCK
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
|4 marked  1.7G logical  4 hidden by the filter  left out: 1 latest 1 LOCK 2 <24h
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|                                                                   data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
key Esc
type /nightly-2024
key Enter
type *
screen
>hubdeck  acme  maria  pat  RW                 API 174/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags             [30-45/45 of 459] tag ^  filter: /nightly-2024
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
| *  nightly-20240215                   15d    never     415M     3
| *  nightly-20240216                   14d    never     415M     3
| *  nightly-20240217                   13d    never     415M     3
| *  nightly-20240218                   12d    never     415M     3
| *  nightly-20240219                   11d    never     415M     3
| *  nightly-20240220                   10d    never     416M     3
| *  nightly-20240221                    9d    never     416M     3
| *  nightly-20240222                    8d    never     415M     3
| *  nightly-20240223                    7d    never     415M     3
| *  nightly-20240224                    6d    never     415M     3
| *  nightly-20240225                    5d    never     415M     3
| *  nightly-20240226                    4d    never     415M     3
| *  nightly-20240227                    3d    never     415M     3
| *  nightly-20240228                    2d       2d     415M     3  HOT
| *  nightly-20240229                    1d       1d     416M     3  HOT
|>*  nightly-20240301                    9h      20m     415M     3  HOT
|────────────────────────────────────────────────────────────────────────────────
|49 marked  20.3G logical  4 hidden by the filter  left out: 1 latest 1 LOCK 3 <…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|45 tags marked                                                     data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
key Esc
type U
screen
>hubdeck  acme  maria  pat  RW                 API 174/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                              [98-113/459] tag ^  filter: -
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
|    nightly-20240215                   15d    never     415M     3
|    nightly-20240216                   14d    never     415M     3
|    nightly-20240217                   13d    never     415M     3
|    nightly-20240218                   12d    never     415M     3
|    nightly-20240219                   11d    never     415M     3
|    nightly-20240220                   10d    never     416M     3
|    nightly-20240221                    9d    never     416M     3
|    nightly-20240222                    8d    never     415M     3
|    nightly-20240223                    7d    never     415M     3
|    nightly-20240224                    6d    never     415M     3
|    nightly-20240225                    5d    never     415M     3
|    nightly-20240226                    4d    never     415M     3
|    nightly-20240227                    3d    never     415M     3
|    nightly-20240228                    2d       2d     415M     3  HOT
|    nightly-20240229                    1d       1d     416M     3  HOT
|>   nightly-20240301                    9h      20m     415M     3  HOT
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app:nightly-20240301   by rsilva   state active   media application/vn…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|49 marks removed                                                   data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type gVjjj
key Esc
absent marked
type q
exit 0
