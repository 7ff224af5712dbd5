# Commands and places by name; the address is shown before it is gone to.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme 24x80
screen
>hubdeck  acme  maria  pat  RW                 API 179/180 reset HH:MM:SS  jobs 0
|acme > repos                                         [1-13/13] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   web-app                                  private    412.3G    1.9M        2h
|    ci-cache                                 private    388.0G     44k        1s
|    api-gateway                              private     97.1G    812k        1d
|    ml-train                                 private     64.9G    3.1k     214d!
|    payments                                 private     31.0G    290k        5h
|    base-images                              public      22.4G    9.8M        3d
|    docs-site                                public       4.1G    121k        9d
|    legacy-batch                             private      3.9G      17     611d!
|    tools-lint                               private      1.2G     40k        1d
|    sandbox-jdoe                             private      840M       2     402d!
|    naive-proxy                              private      610M     810       71d
|    helm-charts                              public        12M     77k       30d
|    rocket-skates                            private         0       0     never
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app   description The shop: storefront, cart and checkout ✨   created…
|loaded 13 repos (1 request)                                        data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :
screen
>hubdeck  acme  maria  pat  RW                 API 179/180 reset HH:MM:SS  jobs 0
|acme > repos                                         [1-13/13] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   web-app                                  private    412.3G    1.9M        2h
|    ci-cache                                 private    388.0G     44k        1s
|    api-gateway                              private     97.1G    812k        1d
|    ml-train                                 private     64.9G    3.1k     214d!
|    payments                                 private     31.0G    290k        5h
|    base-images                              public      22.4G    9.8M        3d
|    docs-site                                public       4.1G    121k        9d
|    legacy-batch                             private      3.9G      17     611d!
|    tools-lint                               private      1.2G     40k        1d
|────────────────────────────────────────────────────────────────────────────────
| acme:repos                    pane
| acme:teams                    pane
| acme:members                  pane
| acme:audit-members            pane
| acme:invites                  pane
| acme:doctor                   pane
| acme:hooks                    pane
| acme:oats                     pane
| a command or a place: acme, acme/web-app, acme/web-app:v1   Tab completes   Es…
|:
|
type acme/w
screen
>hubdeck  acme  maria  pat  RW                 API 179/180 reset HH:MM:SS  jobs 0
|acme > repos                                         [1-13/13] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   web-app                                  private    412.3G    1.9M        2h
|    ci-cache                                 private    388.0G     44k        1s
|    api-gateway                              private     97.1G    812k        1d
|    ml-train                                 private     64.9G    3.1k     214d!
|    payments                                 private     31.0G    290k        5h
|    base-images                              public      22.4G    9.8M        3d
|    docs-site                                public       4.1G    121k        9d
|    legacy-batch                             private      3.9G      17     611d!
|    tools-lint                               private      1.2G     40k        1d
|    sandbox-jdoe                             private      840M       2     402d!
|    naive-proxy                              private      610M     810       71d
|    helm-charts                              public        12M     77k       30d
|    rocket-skates                            private         0       0     never
|
|
|
|────────────────────────────────────────────────────────────────────────────────
| acme/web-app                  repository
| -> go to acme/w:tags
|:acme/w
|
key Tab Enter
screen
>hubdeck  acme  maria  pat  RW                 API 173/180 reset HH:MM:SS  jobs 0
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
type :sort
screen
>hubdeck  acme  maria  pat  RW                 API 173/180 reset HH:MM:SS  jobs 0
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
|────────────────────────────────────────────────────────────────────────────────
| sort                          choose the sort column
| sort-next                     sort by the next column
| sort-previous                 sort by the column before
| -> choose the sort column
|:sort
|
key Esc
type :nobody here
screen
>hubdeck  acme  maria  pat  RW                 API 173/180 reset HH:MM:SS  jobs 0
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
| what is "here"?
|:nobody here
|
key Enter
screen
>hubdeck  acme  maria  pat  RW                 API 173/180 reset HH:MM:SS  jobs 0
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
|error: what is "here"?; behind an address: name, ordering, sort=…  data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type :
key Up
expect nobody here
key Esc
type :q
key Enter
exit 0
