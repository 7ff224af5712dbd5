# Every pane without colours: bold and reverse only.
hubsim --fixture acme --rate-limit 0
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
env DOCKERHUB_SCIM_TOKEN=scim-acme
env NO_COLOR=1
start acme 24x80
type :namespaces
key Enter
screen attrs
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                            API -  jobs 0
: 0-79 reverse
|namespaces                                            [1-3/3] as sent  filter: -
: 0-9 bold
| NAME                                       KIND          ROLE      REPOS  TEAMS
: 1-79 bold
| maria                                      user          Owner         ?      -
|>acme                                       organization  Owner        13      5
| globex                                     organization  Member        ?      2
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
|acme   storage 1.03T   pulls 13M   plan business   full_name ACME Rocket Skates…
|loaded 3 namespaces (1 request)                                    data 12:00:00
|Enter open  D delete  n new  m actions  / filter  s sort  : cmd  d info  ? help
: 0-4 bold, 12-12 bold, 22-22 bold, 29-29 bold, 40-40 bold, 50-50 bold, 58-58 bold, 65-65 bold, 73-73 bold
type :acme
key Enter
screen attrs
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
: 0-79 reverse
|acme > repos                                         [1-13/13] size v  filter: -
: 0-11 bold
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
: 1-79 bold
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
|                                                                   data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
: 0-4 bold, 12-16 bold, 24-24 bold, 34-34 bold, 41-41 bold, 49-49 bold, 60-60 bold, 70-70 bold
type :acme/web-app
key Enter
screen attrs
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
: 0-79 reverse
|acme > web-app > tags                             [1-16/459] pushed v  filter: -
: 0-20 bold
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
: 1-72 bold
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
: 0-4 bold, 12-16 bold, 24-24 bold, 34-34 bold, 45-45 bold, 53-53 bold, 63-63 bold, 71-71 bold
type :acme:members
key Enter
screen attrs
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
: 0-79 reverse
|acme > members                                      [1-11/11] flags v  filter: -
: 0-13 bold
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
: 1-66 bold
|>   aldoext            Owner     owners                 311d  IDLE GUEST OWNER
|    maria              Owner     owners,sre               1h  OWNER
|    kmbeki             Owner     owners,sre               1d  OWNER
|    otto               Editor    sre                    400d  IDLE EDITOR
|    u77123             Member                            88d  NOTEAM
|    jdoe               Member    web                      5d
|    rsilva             Member    web,ml                   3d
|    tokoro             Member    web                      2d
|    cibot7             Member    ci-push                   -
|    sato               Member    ml                       9d
|    yossi              Member    web                     41d
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|aldoext   email aldo@ferri.example   joined 1,204d   name Aldo Ferri (contracto…
|NOTEAM in no team   IDLE not seen for 90d   GUEST from outside
|loaded 11 members (1 request)                                      data 12:00:00
|Enter open  Space mark  D remove  n invite  m actions  v view  c compare  ? help
: 0-4 bold, 12-16 bold, 24-24 bold, 34-34 bold, 44-44 bold, 55-55 bold, 63-63 bold, 74-74 bold
type :acme:oats
key Enter
screen attrs
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
: 0-79 reverse
|acme > oats                                         [1-3/3] expires ^  filter: -
: 0-10 bold
| M  LABEL                                            STATE      EXPIRES     USED
: 1-79 bold
|>   organization token that only reads repositorie…  active       never    never
|    organization token without scope-repository-li…  active       never    never
|    organization token with every scope              active       never    never
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
|organization token that only reads repositories and tags   flags NEVER   by mar…
|
|loaded 3 organization tokens (1 request)                           data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
: 0-4 bold, 12-16 bold, 24-24 bold, 34-34 bold, 41-41 bold, 49-49 bold, 60-60 bold, 70-70 bold
type :acme:audit
key Enter
screen attrs
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
: 0-79 reverse
|acme > audit                      [1-17/100+ since 2024-02-16] time v  filter: -
: 0-11 bold
|    TIME  ACTOR           ACTION                NAME
: 4-51 bold
|>    24m  cibot7          repo.tag.push         acme/ci-cache
|     57m  tokoro          repo.tag.push         acme/web-app
|      2h  cibot7          repo.tag.push         acme/web-app
|      2h  cibot7          repo.tag.push         acme/web-app
|      2h  rsilva          repo.tag.push         acme/web-app
|      2h  tokoro          repo.tag.push         acme/web-app
|      3h  tokoro          repo.tag.push         acme/web-app
|      4h  tokoro          repo.tag.push         acme/web-app
|      5h  cibot7          repo.tag.push         acme/payments
|      5h  cibot7          repo.tag.push         acme/payments
|      5h  rsilva          repo.tag.push         acme/ci-cache
|      9h  rsilva          repo.tag.push         acme/web-app
|     11h  tokoro          repo.tag.push         acme/ci-cache
|     13h  jdoe            repo.create           acme/rocket-skates
|     17h  cibot7          repo.tag.push         acme/ci-cache
|      1d  rsilva          repo.tag.push         acme/web-app
|      1d  rsilva          repo.tag.push         acme/ci-cache
|────────────────────────────────────────────────────────────────────────────────
|cibot7   what pushed the tag buildcache-852a6cd633 with the digest sha256:089  …
|loaded 100 events (1 request)                                      data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
: 0-4 bold, 12-12 bold, 22-22 bold, 30-30 bold, 37-37 bold, 45-47 bold, 55-55 bold, 63-63 bold, 74-74 bold
type :acme/web-app:images
key Enter
screen attrs
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
: 0-79 reverse
|acme > web-app > images                         [1-16/1,518] pulled ^  filter: -
: 0-22 bold
| DIGEST        PLATFORM           SIZE  TAGS                    PULLED  STATUS
: 1-77 bold
|>a0eecc0350e1  linux/arm64        410M  latest,v3.2.1,3          never  active
| 8b836500403a  linux/amd64        413M  v3.3.0-rc.2              never  active
| 451571ce65a5  attestation        6.8k  v3.3.0-rc.2              never  active
| 4dd9c3a7b266  linux/arm64        410M  v3.3.0-rc.2              never  active
| c423367399a5  attestation        7.2k  v3.3.0-rc.2              never  active
| 7ab2b5859c3e  linux/arm64        412M  nightly-20240301         never  active
| c1719baad9c2  linux/arm          409M  nightly-20240301         never  active
| 450cf86689ca  attestation        3.3k  nightly-20240301         never  active
| 57c4180fea14  linux/arm64        411M  v3.3.0-rc.1              never  active
| a819cbfb6592  attestation        6.1k  main-5f1f8               never  active
| 59b92b03ffd9  linux/arm64        408M  main-5f1f8               never  active
| d944021d9098  linux/amd64        411M  main-5f1e9               never  active
| 599cab4b6ecc  attestation         11k  main-5f1e9               never  active
| 79622247ddb6  linux/arm64        408M  main-5f1e9               never  active
| a4f6c91b7d77  attestation        4.2k  main-5f1e9               never  active
| 9a689355fc34  linux/amd64        418M  pr-5105-444f             never  active
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app@sha256:a0eecc0350e1b5654f5d040450d535eeb5a57208627be7ec04d3985ea07…
|manifests without a tag are not here: + reads them
|listing complete, 5 pages, 1,518 rows                              data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
: 0-4 bold, 12-12 bold, 22-22 bold, 30-30 bold, 37-37 bold, 45-47 bold, 55-55 bold, 63-63 bold, 74-74 bold
type :acme:journal
key Enter
screen attrs
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
: 0-79 reverse
|acme > journal                                             [0] time v  filter: -
: 0-13 bold
| Nothing was changed from here yet.
|    TIME  OPERATION           TARGET                     OUTCOME  HTTP  WHO
: 4-74 bold
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
|
|loaded 0 changes (0 requests)                                      data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
: 0-4 bold, 12-12 bold, 22-22 bold, 30-30 bold, 37-37 bold, 45-47 bold, 55-55 bold, 63-63 bold, 74-74 bold
type :jobs
key Enter
screen attrs
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                            API -  jobs 0
: 0-79 reverse
|jobs                                                      [0] began v  filter: -
: 0-3 bold
| No jobs: what deletes more than one tag is one, here or by hubdeck apply.
| JOB                          STATE         WHERE                  DONE     LEFT
: 1-79 bold
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
|
|                                                                   data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
: 0-4 bold, 12-12 bold, 22-22 bold, 30-30 bold, 37-37 bold, 45-47 bold, 55-55 bold, 63-63 bold, 74-74 bold
type :q
key Enter
exit 0
