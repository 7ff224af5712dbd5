# Every pane when a refresh fails: the rows stay, and say how old they are.
# Webhooks have none; images are read with the tags, which go first.
hubsim --fixture acme --rate-limit 0 --fail "GET /v2/user/orgs* 400 skip=1" --fail "GET */namespaces/acme/repositories[?]* 400 skip=1" --fail "GET */web-app/tags[?]* 400 skip=5" --fail "GET */tags/v3.2.1 400 skip=1" --fail "GET */acme/groups[?]* 400 skip=1" --fail "GET */groups/web/members* 400 skip=1" --fail "GET */groups/web/repositories* 400 skip=1" --fail "GET */acme/members* 400 skip=1" --fail "GET */acme/invites* 400 skip=1" --fail "GET /v2/access-tokens* 400 skip=1" --fail "GET */acme/access-tokens* 400 skip=1" --fail "GET */web-app/groups* 400 skip=1" --fail "GET */web-app/manifests* 400 skip=5" --fail "GET */auditlogs/* 400 skip=1" --fail "GET */acme/settings 400 skip=1" --fail "GET */scim/* 400 skip=1"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
env DOCKERHUB_SCIM_TOKEN=scim-acme
start acme 24x80
type :namespaces
key Enter
wait data 12:00:00
type R
wait last good copy
screen folded
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                            API -  jobs 0
|namespaces                                                [1-3/3] as sent  ERROR
| Hub said: 400 "something went wrong".
| Rows below are the last good copy. Nothing you do here is lost.
| R retry now   @ log
| NAME                                       KIND          ROLE      REPOS  TEAMS
| maria                                      user          Owner         ?      -
|>acme                                       organization  Owner        13      5
| globex                                     organization  Member        ?      2
~11
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/user/orgs/?page=1&page_size=100 400 (not retried)
|error: Hub said: 400 "something went wrong"                        data 12:00:00
|Enter open  D delete  n new  m actions  / filter  s sort  : cmd  d info  ? help
type :acme
key Enter
wait data 12:00:00
type R
wait last good copy
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > repos                                             [1-13/13] size v  ERROR
| Hub said: 400 "something went wrong".
| Rows below are the last good copy. Nothing you do here is lost.
| R retry now   @ log
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
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/namespaces/acme/repositories?page=1&page_size=100 400 (not retried)
|error: Hub said: 400 "something went wrong"                        data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :acme/web-app
key Enter
wait data 12:00:00
type R
wait last good copy
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > web-app > tags                                 [1-13/459] pushed v  ERROR
| Hub said: 400 "something went wrong".
| Rows below are the last good copy. Nothing you do here is lost.
| R retry now   @ log
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
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/namespaces/acme/repositories/web-app/tags?page=1&page_size=100 400 (not…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|error: Hub said: 400 "something went wrong"                        data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type :acme/web-app:v3.2.1
key Enter
wait data 12:00:00
type R
wait last good copy
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > web-app > v3.2.1 > tag-images                     [1-4/4] pulled ^  ERROR
| Hub said: 400 "something went wrong".
| Rows below are the last good copy. Nothing you do here is lost.
| R retry now   @ log
| DIGEST        PLATFORM                                  SIZE  STATUS     PULLED
|>a0eecc0350e1  linux/arm64                               410M  active      never
| 06ad40f41304  attestation                               7.4k  active         1d
| 66024a43c8a1  attestation                                10k  active        22h
| 7b308296c7e8  linux/amd64                               413M  active        34m
~10
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/namespaces/acme/repositories/web-app/tags/v3.2.1 400 (not retried)
|error: Hub said: 400 "something went wrong"                        data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme:teams
key Enter
wait data 12:00:00
type R
wait last good copy
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > teams                                               [1-5/5] team ^  ERROR
| Hub said: 400 "something went wrong".
| Rows below are the last good copy. Nothing you do here is lost.
| R retry now   @ log
| TEAM                  MEMBERS  DESCRIPTION
|>ci-push                     1  Robots that push
| ml                          2  Training images, big ones
| owners                      3  Full control of the organization
| sre                         3  Runs everything at 3 in the morning
| web                         4  Web application and its gateway
~9
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/orgs/acme/groups?page=1&page_size=100 400 (not retried)
|error: Hub said: 400 "something went wrong"                        data 12:00:00
|Enter open  D delete  n new  e edit  m actions  / filter  s sort  : cmd  ? help
type :acme:team-members/web
key Enter
wait data 12:00:00
type R
wait last good copy
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > web > team-members                                [1-4/4] member ^  ERROR
| Hub said: 400 "something went wrong".
| Rows below are the last good copy. Nothing you do here is lost.
| R retry now   @ log
| M  MEMBER                NAME                                            JOINED
|>   jdoe                  Jane Doe                                          402d
|    rsilva                Rafaela Silva                                     388d
|    tokoro                Tunde Okoro                                       120d
|    yossi                 יוסי כהן                                          333d
~10
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/orgs/acme/groups/web/members?page=1&page_size=100 400 (not retried)
|error: Hub said: 400 "something went wrong"                        data 12:00:00
|Enter open  Space mark  D remove  n add  m actions  / filter  s sort  ? help
type :acme:team-repos/web
key Enter
wait data 12:00:00
type R
wait last good copy
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > web > team-repos                              [1-3/3] repository ^  ERROR
| Hub said: 400 "something went wrong".
| Rows below are the last good copy. Nothing you do here is lost.
| R retry now   @ log
| REPOSITORY                                                  PERMISSION  VIS
|>api-gateway                                                 read        private
| sandbox-jdoe                                                admin       private
| web-app                                                     write       private
~11
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/orgs/acme/groups/web/repositories?page=1&page_size=100 400 (not retried)
|error: Hub said: 400 "something went wrong"                        data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme:members
key Enter
wait data 12:00:00
type R
wait last good copy
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > members                                          [1-11/11] flags v  ERROR
| Hub said: 400 "something went wrong".
| Rows below are the last good copy. Nothing you do here is lost.
| R retry now   @ log
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
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
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/orgs/acme/members?page=1&page_size=100 400 (not retried)
|NOTEAM in no team   IDLE not seen for 90d   GUEST from outside
|error: Hub said: 400 "something went wrong"                        data 12:00:00
|Enter open  Space mark  D remove  n invite  m actions  v view  c compare  ? help
type :acme:invites
key Enter
wait data 12:00:00
type R
wait last good copy
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > invites                                              [1-2/2] age ^  ERROR
| Hub said: 400 "something went wrong".
| Rows below are the last good copy. Nothing you do here is lost.
| R retry now   @ log
| M  INVITEE                        AGE  STATUS        TEAM          BY
|>   p.novak@x.example              41d  EXPIRED       web           maria
|    ines.costa@example.com          3d                ml            maria
~11
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/orgs/acme/invites 400 (not retried)
|EXPIRED older than 14 days: its link no longer works
|error: Hub said: 400 "something went wrong"                        data 12:00:00
|Enter open  Space mark  D cancel  n new  m actions  / filter  s sort  ? help
type :pats
key Enter
wait data 12:00:00
type R
wait last good copy
screen folded
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                            API -  jobs 0
|pats                                                    [1-3/3] expires ^  ERROR
| Hub said: 400 "something went wrong".
| Rows below are the last good copy. Nothing you do here is lost.
| R retry now   @ log
| M  LABEL                    STATE      EXPIRES     USED  SCOPES
|>   personal token: public…  active       never    never  repo:public_read
|    personal token: read o…  active       never    never  repo:read
|    personal token: read, …  active       never    never  repo:admin
~10
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/access-tokens?page=1&page_size=100 400 (not retried)
|
|error: Hub said: 400 "something went wrong"                        data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :acme:oats
key Enter
wait data 12:00:00
type R
wait last good copy
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > oats                                             [1-3/3] expires ^  ERROR
| Hub said: 400 "something went wrong".
| Rows below are the last good copy. Nothing you do here is lost.
| R retry now   @ log
| M  LABEL                                            STATE      EXPIRES     USED
|>   organization token that only reads repositorie…  active       never    never
|    organization token without scope-repository-li…  active       never    never
|    organization token with every scope              active       never    never
~10
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/orgs/acme/access-tokens?page=1&page_size=100 400 (not retried)
|
|error: Hub said: 400 "something went wrong"                        data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :acme/web-app:access
key Enter
wait data 12:00:00
type R
wait last good copy
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > web-app > access                                    [1-3/3] team ^  ERROR
| Hub said: 400 "something went wrong".
| Rows below are the last good copy. Nothing you do here is lost.
| R retry now   @ log
| M  TEAM                                                              PERMISSION
|>   ci-push                                                           write
|    sre                                                               admin
|    web                                                               write
~11
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/repositories/acme/web-app/groups/?page=1&page_size=100 400 (not retried)
|error: Hub said: 400 "something went wrong"                        data 12:00:00
|Enter open  Space mark  D revoke  n give  e permission  m actions  ? help
type :acme/web-app:manifests
key Enter
wait data 12:00:00
type R
wait last good copy
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > web-app > manifests                            [1-14/412] pushed v  ERROR
| Hub said: 400 "something went wrong".
| Rows below are the last good copy. Nothing you do here is lost.
| R retry now   @ log
| M  DIGEST               TAGS                             SIZE   PUSHED   PULLED
|>   sha256:3ba0a6b953a…  pr-5111-57c9                     417M      57m      43m
|    sha256:11d5f7acbb0…  main-5f21c,edge                  412M       2h      23m
|    sha256:ca48f389d75…  latest,v3.2.1,3                  823M       2h      34m
|    sha256:1bf23ee45a9…  v3.3.0-rc.2                      824M       4h    never
|    sha256:44f66f4daa0…  nightly-20240301                 1.2G       9h      20m
|    sha256:1f4dcdc50f3…  main-5f20a                       820M       1d      20h
|    sha256:e9c1368938c…  pr-5108-b434                     833M       1d       1d
|    sha256:813add30d70…  v3.3.0-rc.1                      825M       1d       1d
|    sha256:ab4414623bc…  nightly-20240229                 1.2G       1d       1d
|    sha256:da64519a9ca…  main-5f1f8                       820M       1d       1d
|    sha256:cde1849554c…  nightly-20240228                 1.2G       2d       2d
|    sha256:e55804ba076…  main-5f1e9                       818M       2d    never
|    sha256:af3e6fbd38a…  pr-5105-444f                     833M       3d    never
|    sha256:8e788ed544d…  nightly-20240227                 1.2G       3d    never
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/namespaces/acme/repositories/web-app/manifests?page_size=100 400 (not r…
|error: Hub said: 400 "something went wrong"                        data 12:00:00
|Enter open  Space mark  D delete  m actions  / filter  s sort  : cmd  ? help
type :acme:audit
key Enter
wait data 12:00:00
type R
wait last good copy
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > audit                          [1-14/100+ since 2024-02-16] time v  ERROR
| Hub said: 400 "something went wrong".
| Rows below are the last good copy. Nothing you do here is lost.
| R retry now   @ log
|    TIME  ACTOR           ACTION                NAME
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
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/auditlogs/acme?page=1&page_size=100 400 (not retried)
|error: Hub said: 400 "something went wrong"                        data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme:settings
key Enter
wait data 12:00:00
type R
wait last good copy
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > settings                                             [1-3/3] key ^  ERROR
| Hub said: 400 "something went wrong".
| Rows below are the last good copy. Nothing you do here is lost.
| R retry now   @ log
| KEY                                          VALUE
|>restricted_images.allow_official_images      true
| restricted_images.allow_verified_publishers  true
| restricted_images.enabled                    false
~11
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/orgs/acme/settings 400 (not retried)
|error: Hub said: 400 "something went wrong"                        data 12:00:00
|Enter open  e edit  m actions  / filter  s sort  : cmd  d info  Esc back  ? help
type :acme:scim
key Enter
wait data 12:00:00
type R
wait last good copy
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > scim                                              [1-11/11] user ^  ERROR
| Hub said: 400 "something went wrong".
| Rows below are the last good copy. Nothing you do here is lost.
| R retry now   @ log
| M  USER                                        ACTIVE    NAME
|>   aldo@ferri.example                          yes       aldoext
|    cibot7@example.com                          yes       cibot7
|    jdoe@example.com                            yes       jdoe
|    kmbeki@example.com                          yes       kmbeki
|    maria@example.com                           yes       maria
|    otto@example.com                            yes       otto
|    rsilva@example.com                          yes       rsilva
|    sato@example.com                            yes       sato
|    tokoro@example.com                          yes       tokoro
|    u77123@example.com                          yes       u77123
|    yossi@example.com                           yes       yossi
~3
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/scim/2.0/Users?startIndex=1&count=100 400 (not retried)
|error: Hub said: 400 "something went wrong"                        data 12:00:00
|Enter open  Space mark  n new  e edit  m actions  / filter  s sort  ? help
type :q
key Enter
exit 0
