# Every pane in ASCII.
hubsim --fixture acme --rate-limit 0
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
env DOCKERHUB_SCIM_TOKEN=scim-acme
env LC_ALL=C
start acme 24x80
type :namespaces
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                            API -  jobs 0
|namespaces                                            [1-3/3] as sent  filter: -
| NAME                                       KIND          ROLE      REPOS  TEAMS
| maria                                      user          Owner         ?      -
|>acme                                       organization  Owner        13      5
| globex                                     organization  Member        ?      2
~14
|-------------------------------------------------------------------------------
|acme   storage 1.03T   pulls 13M   plan business   full_name ACME Rocket Skates~
|loaded 3 namespaces (1 request)                                    data 12:00:00
|Enter open  D delete  n new  m actions  / filter  s sort  : cmd  d info  ? help
type :acme
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
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
~4
|-------------------------------------------------------------------------------
|acme/web-app   description The shop: storefront, cart and checkout ??   created~
|                                                                   data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :acme/web-app
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
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
|-------------------------------------------------------------------------------
|acme/web-app:pr-5111-57c9   by tokoro   state active   media application/vnd.oc~
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|listing complete, 5 pages, 459 rows                                data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type :acme/web-app:images
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > web-app > images                         [1-16/1,518] pulled ^  filter: -
| DIGEST        PLATFORM           SIZE  TAGS                    PULLED  STATUS
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
|-------------------------------------------------------------------------------
|acme/web-app@sha256:a0eecc0350e1b5654f5d040450d535eeb5a57208627be7ec04d3985ea07~
|manifests without a tag are not here: + reads them
|listing complete, 5 pages, 1,518 rows                              data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme/web-app:v3.2.1
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > web-app > v3.2.1 > tag-images                 [1-4/4] pulled ^  filter: -
| DIGEST        PLATFORM                                  SIZE  STATUS     PULLED
|>a0eecc0350e1  linux/arm64                               410M  active      never
| 06ad40f41304  attestation                               7.4k  active         1d
| 66024a43c8a1  attestation                                10k  active        22h
| 7b308296c7e8  linux/amd64                               413M  active        34m
~13
|-------------------------------------------------------------------------------
|acme/web-app@sha256:a0eecc0350e1b5654f5d040450d535eeb5a57208627be7ec04d3985ea07~
|loaded 4 images (1 request)                                        data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme:teams
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > teams                                           [1-5/5] team ^  filter: -
| TEAM                  MEMBERS  DESCRIPTION
|>ci-push                     1  Robots that push
| ml                          2  Training images, big ones
| owners                      3  Full control of the organization
| sre                         3  Runs everything at 3 in the morning
| web                         4  Web application and its gateway
~12
|-------------------------------------------------------------------------------
|ci-push   id 16341454   uuid 57ab93a5-e7e8-4fe3-a9b0-27d218be9594
|loaded 5 teams (1 request)                                         data 12:00:00
|Enter open  D delete  n new  e edit  m actions  / filter  s sort  : cmd  ? help
type :acme:team-members/web
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > web > team-members                            [1-4/4] member ^  filter: -
| M  MEMBER                NAME                                            JOINED
|>   jdoe                  Jane Doe                                          402d
|    rsilva                Rafaela Silva                                     388d
|    tokoro                Tunde Okoro                                       120d
|    yossi                 ???? ???                                          333d
~13
|-------------------------------------------------------------------------------
|jdoe   email jdoe@example.com   location Leeds, UK   type User   id b22cdbe6307~
|loaded 4 team members (1 request)                                  data 12:00:00
|Enter open  Space mark  D remove  n add  m actions  / filter  s sort  ? help
type :acme:team-repos/web
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > web > team-repos                          [1-3/3] repository ^  filter: -
| REPOSITORY                                                  PERMISSION  VIS
|>api-gateway                                                 read        private
| sandbox-jdoe                                                admin       private
| web-app                                                     write       private
~14
|-------------------------------------------------------------------------------
|acme/api-gateway
|loaded 3 repositories (1 request)                                  data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme:members
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > members                                      [1-11/11] flags v  filter: -
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
~5
|-------------------------------------------------------------------------------
|aldoext   email aldo@ferri.example   joined 1,204d   name Aldo Ferri (contracto~
|NOTEAM in no team   IDLE not seen for 90d   GUEST from outside
|loaded 11 members (1 request)                                      data 12:00:00
|Enter open  Space mark  D remove  n invite  m actions  v view  c compare  ? help
type :acme:invites
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > invites                                          [1-2/2] age ^  filter: -
| M  INVITEE                        AGE  STATUS        TEAM          BY
|>   p.novak@x.example              41d  EXPIRED       web           maria
|    ines.costa@example.com          3d                ml            maria
~14
|-------------------------------------------------------------------------------
|p.novak@x.example   role member   org acme
|EXPIRED older than 14 days: its link no longer works
|loaded 2 invites (1 request)                                       data 12:00:00
|Enter open  Space mark  D cancel  n new  m actions  / filter  s sort  ? help
type :acme/web-app:webhooks
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > web-app > webhooks                                  [0] name ^  filter: -
| No webhooks. Hub calls them on push only.   n new
| M  NAME                  URL                                               LAST
~16
|-------------------------------------------------------------------------------
|
|loaded 0 webhooks (1 request)                                      data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :pats
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                            API -  jobs 0
|pats                                                [1-3/3] expires ^  filter: -
| M  LABEL                    STATE      EXPIRES     USED  SCOPES
|>   personal token: public~  active       never    never  repo:public_read
|    personal token: read o~  active       never    never  repo:read
|    personal token: read, ~  active       never    never  repo:admin
~13
|-------------------------------------------------------------------------------
|personal token: public repositories, read only   flags NEVER   created 226d   b~
|
|loaded 3 personal tokens (1 request)                               data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :acme:oats
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > oats                                         [1-3/3] expires ^  filter: -
| M  LABEL                                            STATE      EXPIRES     USED
|>   organization token that only reads repositorie~  active       never    never
|    organization token without scope-repository-li~  active       never    never
|    organization token with every scope              active       never    never
~13
|-------------------------------------------------------------------------------
|organization token that only reads repositories and tags   flags NEVER   by mar~
|
|loaded 3 organization tokens (1 request)                           data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :acme/web-app:access
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > web-app > access                                [1-3/3] team ^  filter: -
| M  TEAM                                                              PERMISSION
|>   ci-push                                                           write
|    sre                                                               admin
|    web                                                               write
~14
|-------------------------------------------------------------------------------
|ci-push   id 16341454
|loaded 3 teams with access (1 request)                             data 12:00:00
|Enter open  Space mark  D revoke  n give  e permission  m actions  ? help
type :acme/web-app:manifests
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > web-app > manifests                        [1-17/412] pushed v  filter: -
| M  DIGEST               TAGS                             SIZE   PUSHED   PULLED
|>   sha256:3ba0a6b953a~  pr-5111-57c9                     417M      57m      43m
|    sha256:11d5f7acbb0~  main-5f21c,edge                  412M       2h      23m
|    sha256:ca48f389d75~  latest,v3.2.1,3                  823M       2h      34m
|    sha256:1bf23ee45a9~  v3.3.0-rc.2                      824M       4h    never
|    sha256:44f66f4daa0~  nightly-20240301                 1.2G       9h      20m
|    sha256:1f4dcdc50f3~  main-5f20a                       820M       1d      20h
|    sha256:e9c1368938c~  pr-5108-b434                     833M       1d       1d
|    sha256:813add30d70~  v3.3.0-rc.1                      825M       1d       1d
|    sha256:ab4414623bc~  nightly-20240229                 1.2G       1d       1d
|    sha256:da64519a9ca~  main-5f1f8                       820M       1d       1d
|    sha256:cde1849554c~  nightly-20240228                 1.2G       2d       2d
|    sha256:e55804ba076~  main-5f1e9                       818M       2d    never
|    sha256:af3e6fbd38a~  pr-5105-444f                     833M       3d    never
|    sha256:8e788ed544d~  nightly-20240227                 1.2G       3d    never
|    sha256:bbc55a83ae4~  main-5f1d7                       818M       3d       3d
|    sha256:106620cb6fa~  nightly-20240226                 1.2G       4d    never
|    sha256:3069f03f2b2~  main-5f1c5                       411M       4d       4d
|-------------------------------------------------------------------------------
|sha256:3ba0a6b953ad2597bcb4de6187bb090da55f8c46116ad83ad17e111a4e9e88e2   media~
|listing complete, 5 pages, 412 rows                                data 12:00:00
|Enter open  Space mark  D delete  m actions  / filter  s sort  : cmd  ? help
type :acme:audit
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > audit                      [1-17/100+ since 2024-02-16] time v  filter: -
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
|     17h  cibot7          repo.tag.push         acme/ci-cache
|      1d  rsilva          repo.tag.push         acme/web-app
|      1d  rsilva          repo.tag.push         acme/ci-cache
|-------------------------------------------------------------------------------
|cibot7   what pushed the tag buildcache-852a6cd633 with the digest sha256:089  ~
|loaded 100 events (1 request)                                      data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme:settings
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > settings                                         [1-3/3] key ^  filter: -
| KEY                                          VALUE
|>restricted_images.allow_official_images      true
| restricted_images.allow_verified_publishers  true
| restricted_images.enabled                    false
~14
|-------------------------------------------------------------------------------
|restricted_images.allow_official_images   who owner   meaning official images a~
|loaded 3 settings (1 request)                                      data 12:00:00
|Enter open  e edit  m actions  / filter  s sort  : cmd  d info  Esc back  ? help
type :acme:scim
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > scim                                          [1-11/11] user ^  filter: -
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
~6
|-------------------------------------------------------------------------------
|aldo@ferri.example   email aldo@ferri.example   groups owners   created 1,204d ~
|loaded 11 SCIM users (1 request)                                   data 12:00:00
|Enter open  Space mark  n new  e edit  m actions  / filter  s sort  ? help
type :acme:journal
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > journal                                             [0] time v  filter: -
| Nothing was changed from here yet.
|    TIME  OPERATION           TARGET                     OUTCOME  HTTP  WHO
~16
|-------------------------------------------------------------------------------
|
|loaded 0 changes (0 requests)                                      data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :limits
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > limits                                         [1-3/3] as sent  filter: -
| LIMIT      LEFT     OF  WINDOW  STATE                          FOR
|>API           -      -  1m      not known: R asks (1 request)  maria
| pulls         -      -          Enter asks the registry
| sign-in       -      -  10m     signed in                      maria
~14
|-------------------------------------------------------------------------------
|API   note requests to Docker Hub, whatever they are
|                                                                   data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :credential
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > credential                                   [1-17/23] as sent  filter: -
| ABILITY                         PANE      CAN      WHY
|>list public repositories        repos     yes      a signed-in user may
| list private repositories       repos     yes      a signed-in user may
| create repositories             repos     unknown  if you are a member of the ~
| change repositories             repos     unknown  if you are an admin of the ~
| delete repositories             repos     unknown  if you are an admin of the ~
| list tags                       tags      yes      a signed-in user may
| delete tags                     tags      unknown  if you are an admin of the ~
| delete manifests                images    unknown  if you are an admin of the ~
| list teams                      teams     unknown  if you are a member of the ~
| change teams                    teams     unknown  if you are an owner of the ~
| list members                    members   unknown  if you are a member of the ~
| change roles, remove members    members   unknown  if you are an owner of the ~
| list invites                    invites   unknown  if you are an owner of the ~
| invite, resend, cancel          invites   unknown  if you are an owner of the ~
| list webhooks                   webhooks  unknown  if you are an admin of the ~
| change webhooks                 webhooks  unknown  if you are an admin of the ~
| personal tokens                 pats      yes      a signed-in user may
|-------------------------------------------------------------------------------
|list public repositories
|loaded 23 abilities (0 requests)                                   data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :contexts
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                API -  jobs 0
|acme > contexts                                         [0] context ^  filter: -
| No context: a section [context NAME] of the configuration makes one.
| CONTEXT           HERE  USER          ORG           MODE  URL
~16
|-------------------------------------------------------------------------------
|
|                                                                   data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :jobs
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                            API -  jobs 0
|jobs                                                      [0] began v  filter: -
| No jobs: what deletes more than one tag is one, here or by hubdeck apply.
| JOB                          STATE         WHERE                  DONE     LEFT
~16
|-------------------------------------------------------------------------------
|
|                                                                   data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :q
key Enter
exit 0
