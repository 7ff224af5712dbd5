# More columns with w; the first stays while the others scroll.
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
type w
screen
>hubdeck  acme  maria  pat  RW                 API 174/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                             [1-16/459] pushed v  filter: -
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS      >
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
|                                                                   data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type lll
screen
>hubdeck  acme  maria  pat  RW                 API 174/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                             [1-16/459] pushed v  filter: -
|<M  TAG                           ARCH  FLAGS         DIGEST        BY         >
|>   pr-5111-57c9                     1  HOT           3ba0a6b953ad  tokoro
|    main-5f21c                       1  HOT =1        11d5f7acbb01  cibot7
|    latest                           2  HOT =2        ca48f389d75a  cibot7
|    v3.2.1                           2  HOT LOCK =2   ca48f389d75a  rsilva
|    3                                2  HOT =2        ca48f389d75a  tokoro
|    edge                             1  HOT =1        11d5f7acbb01  tokoro
|    v3.3.0-rc.2                      2  LOCK          1bf23ee45a92  tokoro
|    nightly-20240301                 3  HOT           44f66f4daa0b  rsilva
|    main-5f20a                       2  HOT           1f4dcdc50f3b  rsilva
|    pr-5108-b434                     2  HOT           e9c1368938c2  tokoro
|    v3.3.0-rc.1                      2  HOT LOCK      813add30d709  rsilva
|    nightly-20240229                 3  HOT           ab4414623bc0  cibot7
|    main-5f1f8                       2  HOT           da64519a9ca2  rsilva
|    nightly-20240228                 3  HOT           cde1849554c2  tokoro
|    main-5f1e9                       2                e55804ba076f  cibot7
|    pr-5105-444f                     2                af3e6fbd38ad  cibot7
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app:pr-5111-57c9   pushed 57m   pulled 43m   size 417M   state active …
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|                                                                   data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type hhhw
expect FLAGS
resize 24x130
wait DIGEST
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                                                  API 174/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                                                                               [1-16/459] pushed v  filter: -
| M  TAG                                                   PUSHED   PULLED     SIZE  ARCH  FLAGS         DIGEST        BY
|>   pr-5111-57c9                                             57m      43m     417M     1  HOT           3ba0a6b953ad  tokoro
|    main-5f21c                                                2h      23m     412M     1  HOT =1        11d5f7acbb01  cibot7
|    latest                                                    2h       1h     413M     2  HOT =2        ca48f389d75a  cibot7
|    v3.2.1                                                    2h      34m     413M     2  HOT LOCK =2   ca48f389d75a  rsilva
|    3                                                         2h       2h     413M     2  HOT =2        ca48f389d75a  tokoro
|    edge                                                      3h      30m     412M     1  HOT =1        11d5f7acbb01  tokoro
|    v3.3.0-rc.2                                               4h    never     413M     2  LOCK          1bf23ee45a92  tokoro
|    nightly-20240301                                          9h      20m     415M     3  HOT           44f66f4daa0b  rsilva
|    main-5f20a                                                1d      20h     411M     2  HOT           1f4dcdc50f3b  rsilva
|    pr-5108-b434                                              1d       1d     418M     2  HOT           e9c1368938c2  tokoro
|    v3.3.0-rc.1                                               1d       1d     414M     2  HOT LOCK      813add30d709  rsilva
|    nightly-20240229                                          1d       1d     416M     3  HOT           ab4414623bc0  cibot7
|    main-5f1f8                                                1d       1d     411M     2  HOT           da64519a9ca2  rsilva
|    nightly-20240228                                          2d       2d     415M     3  HOT           cde1849554c2  tokoro
|    main-5f1e9                                                2d    never     411M     2                e55804ba076f  cibot7
|    pr-5105-444f                                              3d    never     418M     2                af3e6fbd38ad  cibot7
|──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|acme/web-app:pr-5111-57c9   state active   media application/vnd.oci.image.index.v1+json   platforms amd64
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|                                                                                                                     data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  ? help
type q
exit 0
