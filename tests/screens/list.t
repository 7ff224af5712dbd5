# Namespaces, repositories, tags, images: in and out again.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start 24x80
screen
>hubdeck  127.0.0.1:PORTS  maria  pat  RW      API 179/180 reset HH:MM:SS  jobs 0
|namespaces                                            [1-3/3] as sent  filter: -
| NAME                                              KIND          ROLE      TEAMS
|>maria                                             user          Owner         -
| acme                                              organization  Owner         5
| globex                                            organization  Member        2
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
|maria
|loaded 3 namespaces (1 request)                                    data 12:00:00
|Enter open  D delete  n new  m actions  / filter  s sort  : cmd  d info  ? help
key Down Enter
screen
>hubdeck  acme owner  maria  pat  RW           API 178/180 reset HH:MM:SS  jobs 0
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
key Enter
screen
>hubdeck  acme owner  maria  pat  RW           API 172/180 reset HH:MM:SS  jobs 0
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
key Down Down Enter
screen
>hubdeck  acme owner  maria  pat  RW           API 171/180 reset HH:MM:SS  jobs 0
|acme > web-app > latest > tag-images                 [1-4/4] pulled ^  filter: -
| DIGEST        PLATFORM                                  SIZE  STATUS     PULLED
|>a0eecc0350e1  linux/arm64                               410M  active      never
| 06ad40f41304  attestation                               7.4k  active         1d
| 66024a43c8a1  attestation                                10k  active        23h
| 7b308296c7e8  linux/amd64                               413M  active         1h
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
|acme/web-app@sha256:a0eecc0350e1b5654f5d040450d535eeb5a57208627be7ec04d3985ea07…
|loaded 4 images (1 request)                                        data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
key Esc
screen
>hubdeck  acme owner  maria  pat  RW           API 171/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                             [1-16/459] pushed v  filter: -
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
|    pr-5111-57c9                       57m      43m     417M     1  HOT
|    main-5f21c                          2h      23m     412M     1  HOT =1
|>   latest                              2h       1h     413M     2  HOT =2
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
|acme/web-app:latest   by cibot7   state active   media application/vnd.oci.imag…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|                                                                   data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type G
screen
>hubdeck  acme owner  maria  pat  RW           API 171/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                          [444-459/459] pushed v  filter: -
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
|    pr-4235-8fdf                      554d    never     388M     2  =1
|    pr-4232-0d7a                      556d     550d     388M     2  =1
|    pr-4229-37d3                      558d     552d     388M     1
|    pr-4226-f7a1                      560d     555d     388M     2
|    pr-4223-3d46                      562d     557d     388M     2
|    pr-4220-e8d1                      564d    never     388M     2
|    pr-4217-4937                      566d     561d     388M     2
|    pr-4214-b644                      568d     563d     388M     2
|    v1.9.4                            700d     350d     342M     1  LOCK
|    v1.9.3                            706d     353d     342M     1  LOCK
|    v1.9.2                            712d     356d     342M     1  LOCK
|    v1.9.1                            718d     359d     342M     1  LOCK
|    v1.9.0                            724d     362d     340M     1  LOCK
|    build-1029                      1,500d    never        0     0
|    2019.04.12                      2,700d    never      88M     1
|>   2018.11-hotfix                  2,900d     800d      87M     1
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app:2018.11-hotfix   by tokoro   state inactive   media application/vn…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|                                                                   data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
key Esc Esc
expect namespaces
type q
exit 0
