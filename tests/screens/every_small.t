# Every pane on the smallest terminal.
hubsim --fixture acme --rate-limit 0
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
env DOCKERHUB_SCIM_TOKEN=scim-acme
start acme 15x60
type :namespaces
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  maria  pw  RW        API -  jobs 0
|namespaces                        [1-3/3] as sent  filter: -
| NAME                   KIND          ROLE      REPOS  TEAMS
| maria                  user          Owner         ?      -
|>acme                   organization  Owner        13      5
| globex                 organization  Member        ?      2
~5
|────────────────────────────────────────────────────────────
|acme   storage 1.03T   pulls 13M   plan business   full_nam…
|loaded 3 namespaces (1 request)                data 12:00:00
|Enter open  D delete  n new  m actions  / filter  ? help
type :acme
key Enter
screen folded
>hubdeck  acme owner  maria  pw  RW             API -  jobs 0
|acme > repos                      [1-8/13] size v  filter: -
| M  REPOSITORY           VIS          SIZE   PULLS   UPDATED
|>   web-app              private    412.3G    1.9M        2h
|    ci-cache             private    388.0G     44k        1s
|    api-gateway          private     97.1G    812k        1d
|    ml-train             private     64.9G    3.1k     214d!
|    payments             private     31.0G    290k        5h
|    base-images          public      22.4G    9.8M        3d
|    docs-site            public       4.1G    121k        9d
|    legacy-batch         private      3.9G      17     611d!
|────────────────────────────────────────────────────────────
|acme/web-app   description The shop: storefront, cart and c…
|                                               data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  ? help
type :acme/web-app
key Enter
screen folded
>hubdeck  acme owner  maria  pw  RW             API -  jobs 0
|acme > web-app > tags          [1-8/459] pushed v  filter: -
| M  TAG                       PUSHED   PULLED     SIZE  ARC>
|>   pr-5111-57c9                 57m      43m     417M     1
|    main-5f21c                    2h      23m     412M     1
|    latest                        2h       1h     413M     2
|    v3.2.1                        2h      34m     413M     2
|    3                             2h       2h     413M     2
|    edge                          3h      30m     412M     1
|    v3.3.0-rc.2                   4h    never     413M     2
|    nightly-20240301              9h      20m     415M     3
|────────────────────────────────────────────────────────────
|acme/web-app:pr-5111-57c9   flags HOT   by tokoro   state a…
|listing complete, 5 pages, 459 rows            data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  ? help
type :acme/web-app:images
key Enter
screen folded
>hubdeck  acme owner  maria  pw  RW             API -  jobs 0
|acme > web-app > images      [1-8/1,518] pulled ^  filter: -
| DIGEST        PLATFORM           SIZE  TAGS               >
|>a0eecc0350e1  linux/arm64        410M  latest,v3.2.1,3
| 8b836500403a  linux/amd64        413M  v3.3.0-rc.2
| 451571ce65a5  attestation        6.8k  v3.3.0-rc.2
| 4dd9c3a7b266  linux/arm64        410M  v3.3.0-rc.2
| c423367399a5  attestation        7.2k  v3.3.0-rc.2
| 7ab2b5859c3e  linux/arm64        412M  nightly-20240301
| c1719baad9c2  linux/arm          409M  nightly-20240301
| 450cf86689ca  attestation        3.3k  nightly-20240301
|────────────────────────────────────────────────────────────
|acme/web-app@sha256:a0eecc0350e1b5654f5d040450d535eeb5a5720…
|listing complete, 5 pages, 1,518 rows          data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  ? help
type :acme/web-app:v3.2.1
key Enter
screen folded
>hubdeck  acme owner  maria  pw  RW             API -  jobs 0
|acme > web-app > v3.2.1 > tag-…  [1-4/4] pulled ^  filter: -
| DIGEST        PLATFORM              SIZE  STATUS     PULLED
|>a0eecc0350e1  linux/arm64           410M  active      never
| 06ad40f41304  attestation           7.4k  active         1d
| 66024a43c8a1  attestation            10k  active        22h
| 7b308296c7e8  linux/amd64           413M  active        34m
~4
|────────────────────────────────────────────────────────────
|acme/web-app@sha256:a0eecc0350e1b5654f5d040450d535eeb5a5720…
|loaded 4 images (1 request)                    data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  ? help
type :acme:teams
key Enter
screen folded
>hubdeck  acme owner  maria  pw  RW             API -  jobs 0
|acme > teams                       [1-5/5] team ^  filter: -
| TEAM                  MEMBERS  DESCRIPTION
|>ci-push                     1  Robots that push
| ml                          2  Training images, big ones
| owners                      3  Full control of the organiz…
| sre                         3  Runs everything at 3 in the…
| web                         4  Web application and its gat…
~3
|────────────────────────────────────────────────────────────
|ci-push   id 16341454   uuid 57ab93a5-e7e8-4fe3-a9b0-27d218…
|loaded 5 teams (1 request)                     data 12:00:00
|Enter open  D delete  n new  e edit  m actions  ? help
type :acme:team-members/web
key Enter
screen folded
>hubdeck  acme owner  maria  pw  RW             API -  jobs 0
|acme > web > team-members        [1-4/4] member ^  filter: -
| M  MEMBER                NAME                        JOINED
|>   jdoe                  Jane Doe                      402d
|    rsilva                Rafaela Silva                 388d
|    tokoro                Tunde Okoro                   120d
|    yossi                 יוסי כהן                      333d
~4
|────────────────────────────────────────────────────────────
|jdoe   email jdoe@example.com   location Leeds, UK   type U…
|loaded 4 team members (1 request)              data 12:00:00
|Enter open  Space mark  D remove  n add  m actions  ? help
type :acme:team-repos/web
key Enter
screen folded
>hubdeck  acme owner  maria  pw  RW             API -  jobs 0
|acme > web > team-repos      [1-3/3] repository ^  filter: -
| REPOSITORY                              PERMISSION  VIS
|>api-gateway                             read        private
| sandbox-jdoe                            admin       private
| web-app                                 write       private
~5
|────────────────────────────────────────────────────────────
|acme/api-gateway
|loaded 3 repositories (1 request)              data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  ? help
type :acme:members
key Enter
screen folded
>hubdeck  acme owner  maria  pw  RW             API -  jobs 0
|acme > members                   [1-8/11] flags v  filter: -
| M  MEMBER             ROLE      TEAMS             LAST SEE>
|>   aldoext            Owner     owners                 311d
|    maria              Owner     owners,sre               1h
|    kmbeki             Owner     owners,sre               1d
|    otto               Editor    sre                    400d
|    u77123             Member                            88d
|    jdoe               Member    web                      5d
|    rsilva             Member    web,ml                   3d
|    tokoro             Member    web                      2d
|────────────────────────────────────────────────────────────
|aldoext   flags IDLE GUEST OWNER   email aldo@ferri.example…
|loaded 11 members (1 request)                  data 12:00:00
|Enter open  Space mark  D remove  n invite  ? help
type :acme:invites
key Enter
screen folded
>hubdeck  acme owner  maria  pw  RW             API -  jobs 0
|acme > invites                      [1-2/2] age ^  filter: -
| M  INVITEE                  AGE  STATUS        TEAM       >
|>   p.novak@x.example        41d  EXPIRED       web
|    ines.costa@example…       3d                ml
~6
|────────────────────────────────────────────────────────────
|p.novak@x.example   by maria   role member   org acme
|loaded 2 invites (1 request)                   data 12:00:00
|Enter open  Space mark  D cancel  n new  m actions  ? help
type :acme/web-app:webhooks
key Enter
screen folded
>hubdeck  acme owner  maria  pw  RW             API -  jobs 0
|acme > web-app > webhooks              [0] name ^  filter: -
| No webhooks. Hub calls them on push only.   n new
| M  NAME                  URL                              >
~7
|────────────────────────────────────────────────────────────
|
|loaded 0 webhooks (1 request)                  data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  ? help
type :pats
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  maria  pw  RW        API -  jobs 0
|pats                            [1-3/3] expires ^  filter: -
| M  LABEL                        STATE      EXPIRES     USE>
|>   personal token: public rep…  active       never    never
|    personal token: read only    active       never    never
|    personal token: read, writ…  active       never    never
~5
|────────────────────────────────────────────────────────────
|personal token: public repositories, read only   scopes rep…
|loaded 3 personal tokens (1 request)           data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  ? help
type :acme:oats
key Enter
screen folded
>hubdeck  acme owner  maria  pw  RW             API -  jobs 0
|acme > oats                     [1-3/3] expires ^  filter: -
| M  LABEL                        STATE      EXPIRES     USED
|>   organization token that on…  active       never    never
|    organization token without…  active       never    never
|    organization token with ev…  active       never    never
~5
|────────────────────────────────────────────────────────────
|organization token that only reads repositories and tags   …
|loaded 3 organization tokens (1 request)       data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  ? help
type :acme/web-app:access
key Enter
screen folded
>hubdeck  acme owner  maria  pw  RW             API -  jobs 0
|acme > web-app > access            [1-3/3] team ^  filter: -
| M  TEAM                                          PERMISSION
|>   ci-push                                       write
|    sre                                           admin
|    web                                           write
~5
|────────────────────────────────────────────────────────────
|ci-push   id 16341454
|loaded 3 teams with access (1 request)         data 12:00:00
|Enter open  Space mark  D revoke  n give  ? help
type :acme/web-app:manifests
key Enter
screen folded
>hubdeck  acme owner  maria  pw  RW             API -  jobs 0
|acme > web-app > manifests     [1-8/412] pushed v  filter: -
| M  DIGEST               TAGS                           SIZ>
|>   sha256:3ba0a6b953a…  pr-5111-57c9                   417M
|    sha256:11d5f7acbb0…  main-5f21c,edge                412M
|    sha256:ca48f389d75…  latest,v3.2.1,3                823M
|    sha256:1bf23ee45a9…  v3.3.0-rc.2                    824M
|    sha256:44f66f4daa0…  nightly-20240301               1.2G
|    sha256:1f4dcdc50f3…  main-5f20a                     820M
|    sha256:e9c1368938c…  pr-5108-b434                   833M
|    sha256:813add30d70…  v3.3.0-rc.1                    825M
|────────────────────────────────────────────────────────────
|sha256:3ba0a6b953ad2597bcb4de6187bb090da55f8c46116ad83ad17e…
|listing complete, 5 pages, 412 rows            data 12:00:00
|Enter open  Space mark  D delete  m actions  ? help
type :acme:audit
key Enter
screen folded
>hubdeck  acme owner  maria  pw  RW             API -  jobs 0
|acme > audit   [1-8/100+ since 2024-02-16] time v  filter: -
|    TIME  ACTOR           ACTION                           >
|>    24m  cibot7          repo.tag.push
|     57m  tokoro          repo.tag.push
|      2h  cibot7          repo.tag.push
|      2h  cibot7          repo.tag.push
|      2h  rsilva          repo.tag.push
|      2h  tokoro          repo.tag.push
|      3h  tokoro          repo.tag.push
|      4h  tokoro          repo.tag.push
|────────────────────────────────────────────────────────────
|cibot7   what pushed the tag buildcache-852a6cd633 with the…
|loaded 100 events (1 request)                  data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  ? help
type :acme:settings
key Enter
screen folded
>hubdeck  acme owner  maria  pw  RW             API -  jobs 0
|acme > settings                     [1-3/3] key ^  filter: -
| KEY                                          VALUE
|>restricted_images.allow_official_images      true
| restricted_images.allow_verified_publishers  true
| restricted_images.enabled                    false
~5
|────────────────────────────────────────────────────────────
|restricted_images.allow_official_images   who owner   meani…
|loaded 3 settings (1 request)                  data 12:00:00
|Enter open  e edit  m actions  / filter  s sort  ? help
type :acme:scim
key Enter
screen folded
>hubdeck  acme owner  maria  pw  RW             API -  jobs 0
|acme > scim                       [1-8/11] user ^  filter: -
| M  USER                    ACTIVE    NAME
|>   aldo@ferri.example      yes       aldoext
|    cibot7@example.com      yes       cibot7
|    jdoe@example.com        yes       jdoe
|    kmbeki@example.com      yes       kmbeki
|    maria@example.com       yes       maria
|    otto@example.com        yes       otto
|    rsilva@example.com      yes       rsilva
|    sato@example.com        yes       sato
|────────────────────────────────────────────────────────────
|aldo@ferri.example   email aldo@ferri.example   groups owne…
|loaded 11 SCIM users (1 request)               data 12:00:00
|Enter open  Space mark  n new  e edit  m actions  ? help
type :acme:journal
key Enter
screen folded
>hubdeck  acme owner  maria  pw  RW             API -  jobs 0
|acme > journal                         [0] time v  filter: -
| Nothing was changed from here yet.
|    TIME  OPERATION           TARGET                       >
~7
|────────────────────────────────────────────────────────────
|
|loaded 0 changes (0 requests)                  data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  ? help
type :limits
key Enter
screen folded
>hubdeck  acme owner  maria  pw  RW             API -  jobs 0
|acme > limits                     [1-3/3] as sent  filter: -
| LIMIT      LEFT     OF  WINDOW  STATE                     >
|>API           -      -  1m      not known: R asks (1 reque…
| pulls         -      -          Enter asks the registry
| sign-in       -      -  10m     signed in
~5
|────────────────────────────────────────────────────────────
|API   for maria   note requests to Docker Hub, whatever the…
|                                               data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  ? help
type :credential
key Enter
screen folded
>hubdeck  acme owner  maria  pw  RW             API -  jobs 0
|acme > credential                [1-8/23] as sent  filter: -
| ABILITY                         PANE      CAN             >
|>list public repositories        repos     yes
| list private repositories       repos     yes
| create repositories             repos     unknown
| change repositories             repos     unknown
| delete repositories             repos     unknown
| list tags                       tags      yes
| delete tags                     tags      unknown
| delete manifests                images    unknown
|────────────────────────────────────────────────────────────
|list public repositories   why a signed-in user may
|loaded 23 abilities (0 requests)               data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  ? help
type :contexts
key Enter
screen folded
>hubdeck  acme owner  maria  pw  RW             API -  jobs 0
|acme > contexts                     [0] context ^  filter: -
| No context: a section [context NAME] of the configuration
| makes one.
| CONTEXT           HERE  USER          ORG           MODE  >
~6
|────────────────────────────────────────────────────────────
|
|                                               data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  ? help
type :jobs
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  maria  pw  RW        API -  jobs 0
|jobs                                  [0] began v  filter: -
| No jobs: what deletes more than one tag is one, here or
| by hubdeck apply.
| JOB                          STATE         WHERE          >
~6
|────────────────────────────────────────────────────────────
|
|                                               data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  ? help
type :q
key Enter
exit 0
